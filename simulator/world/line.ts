import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import { type LineTrouble, strangersReply } from './line-trouble.ts';
import type { OldReplies } from './old-replies.ts';
import type { Process, Scheduler } from './scheduler.ts';
import type { ServerRoom } from './server-room.ts';
import { steal, type Theft } from './thief.ts';
import { Sky, type Weather } from './weather.ts';
import {
  hasTrouble,
  isOfPages,
  isPiece,
  isSync,
  messageOf,
  scrambled,
  type WireReply,
  type WireRequest,
} from './wire-message.ts';

/** Told when an exchange sets out; the answer is told each time it arrives at the servers. */
export type RequestWatch = () => () => void;

interface LineParts {
  readonly name: string;
  readonly cutEvery: number | null;
  readonly old: OldReplies;
  readonly watch: RequestWatch;
  /** Told what came back to a thief. */
  readonly stolen: (how: Theft, status: number) => void;
  /** Told when a server has let a page begin. */
  readonly pageBegun: (request: WireRequest, askedAt: number) => void;
}

const goodRate = 60_000;
const hopMs = { least: 20, most: 180 };

/** The line of one machine: what it does to each request is the next trouble in its queue, else the weather. */
export class Line {
  readonly #watch: RequestWatch;
  readonly #stolen: LineParts['stolen'];
  readonly #pageBegun: LineParts['pageBegun'];
  readonly #scheduler: Scheduler;
  readonly #servers: ServerRoom;
  readonly #process: Process;
  readonly #old: OldReplies;
  readonly #troubles: LineTrouble[] = [];
  /** The same for the lane of pages. */
  readonly #pageTroubles: LineTrouble[] = [];
  readonly #sky: Sky;
  /** Of pages apart: how many they are follows from their bytes. */
  requests = 0;
  /** The most requests within one minute that brought no answer. */
  mostFailures = 0;
  readonly #failedAt: number[] = [];

  constructor(scheduler: Scheduler, servers: ServerRoom, { name, cutEvery, old, watch, stolen, pageBegun }: LineParts) {
    this.#watch = watch;
    this.#stolen = stolen;
    this.#pageBegun = pageBegun;
    this.#sky = new Sky(scheduler, cutEvery === null ? { kind: 'good' } : { kind: 'resets', bytes: cutEvery });
    this.#scheduler = scheduler;
    this.#servers = servers;
    this.#old = old;
    this.#process = scheduler.process(`line ${name}`);
  }

  troubleNext(trouble: LineTrouble): void {
    this.#troubles.push(trouble);
  }

  pageTroubleNext(trouble: LineTrouble): void {
    this.#pageTroubles.push(trouble);
  }

  setWeather(weather: Weather, milliseconds: number): void {
    this.#sky.set(weather, milliseconds);
  }

  clear(): void {
    this.#troubles.length = 0;
    this.#pageTroubles.length = 0;
    this.#sky.clear();
  }

  /** What a tab calls `fetch`. */
  fetchFor(tab: Process): typeof fetch {
    const scheduler = this.#scheduler;
    return (input, init) =>
      new Promise<Response>((resolve, reject) => {
        const call: Call = {
          tab,
          resolve,
          reject,
          signal: init?.signal ?? undefined,
          over: false,
          counts: true,
          askedAt: scheduler.now,
        };
        call.signal?.addEventListener('abort', () => {
          if (call.over) return;
          call.over = true;
          reject(new DOMException('The operation was aborted.', 'AbortError'));
        });
        this.#begin(messageOf(input, init), call);
      });
  }

  #begin(request: WireRequest, call: Call): void {
    const ofPages = isOfPages(request);
    if (!ofPages) this.requests += 1;
    const trouble = ofPages ? this.#pageTroubles.shift() : hasTrouble(request) ? this.#troubles.shift() : undefined;
    const random = this.#scheduler.random(this.#process);
    const weather = this.#sky.now();
    const rate = weather.kind === 'slow' ? weather.rate : goodRate;
    const hop = (): number => random.integer(hopMs.least, hopMs.most);
    const up = hop() + (request.body.length / rate) * 1_000;
    const arrives = isSync(request) || isPiece(request) ? this.#watch() : () => undefined;
    if (trouble?.kind === 'thief') this.#steal(request, trouble);
    call.counts = !ofPages;
    const way: Way = { request, call, random, rate, hop, weather, trouble, arrives };
    if (trouble?.kind === 'hang') {
      // Nobody ever hears of it again, not even when it is called off; the server may have.
      call.over = true;
      if (trouble.reaches) this.#later(up, () => this.#ask(way, () => undefined));
      return;
    }
    if (weather.kind === 'down' || trouble?.kind === 'dropBefore') {
      this.#breakOff(call, up);
      return;
    }
    if (weather.kind === 'captive' || trouble?.kind === 'stranger') {
      const reply = strangersReply(trouble?.kind === 'stranger' ? trouble.what : 'page', () => this.#old.draw(random));
      this.#later(up + hop(), () => this.#deliver(way, reply));
      return;
    }
    if (weather.kind === 'resets' && request.body.length > weather.bytes) {
      this.#breakOff(call, up);
      return;
    }
    if (trouble?.kind === 'cutUp') {
      const half = request.body.slice(0, Math.floor(request.body.length * trouble.part));
      this.#later(up, () => this.#ask({ ...way, request: { ...request, body: half } }, () => undefined));
      this.#breakOff(call, up);
      return;
    }
    const extra = trouble?.kind === 'late' ? trouble.milliseconds : 0;
    if (trouble?.kind === 'twice') {
      this.#later(up + trouble.milliseconds, () => this.#ask(way, () => undefined));
    }
    this.#later(up + extra, () => this.#ask(way, (reply) => this.#return(way, reply)));
  }

  #ask({ request, random, arrives }: Way, answer: (reply: WireReply | 'reset' | 'nobody') => void): void {
    arrives();
    this.#servers.handle(request, random.integer(0, 7), (reply) => {
      this.#later(0, () => answer(reply));
    });
  }

  /** Somebody who overhears it sends it as well, in her own time and her own way. */
  #steal(request: WireRequest, { how, milliseconds }: Extract<LineTrouble, { kind: 'thief' }>): void {
    const stolen = isSync(request) ? steal(request, how) : undefined;
    if (stolen === undefined) return;
    this.#later(milliseconds, () => {
      this.#servers.handle(stolen, 0, (reply) => {
        if (reply !== 'reset' && reply !== 'nobody') this.#stolen(how, reply.status);
      });
    });
  }

  #return(way: Way, reply: WireReply | 'reset' | 'nobody'): void {
    const { call, random, weather, trouble, hop, rate } = way;
    if (reply === 'reset') {
      this.#breakOff(call, hop());
      return;
    }
    if (reply === 'nobody') {
      // No server is running: the machine hears it from the network or from a proxy in front.
      const proxy = random.integer(0, 3);
      if (proxy === 0) {
        this.#breakOff(call, hop());
        return;
      }
      const status = [502, 503, 504][proxy - 1] ?? 502;
      this.#later(hop(), () =>
        this.#deliver(
          way,
          strangersReply(status, () => undefined),
        ),
      );
      return;
    }
    if (reply.status === 201 && isOfPages(way.request)) this.#pageBegun(way.request, call.askedAt);
    if (reply.status === 200 && isSync(way.request)) this.#old.keep(reply);
    if (trouble?.kind === 'dropAfter' || weather.kind === 'oneWay') {
      this.#breakOff(call, hop());
      return;
    }
    const both = way.request.body.length + reply.body.length;
    if (weather.kind === 'resets' && both > weather.bytes) {
      const part = Math.max(0, weather.bytes - way.request.body.length) / Math.max(1, reply.body.length);
      this.#later(hop(), () => this.#deliver(way, reply, part));
      return;
    }
    const down = hop() + (reply.body.length / rate) * 1_000;
    this.#later(down, () => {
      if (trouble?.kind === 'cutDown') this.#deliver(way, reply, trouble.part);
      else if (trouble?.kind === 'scrambled')
        this.#deliver(way, { ...reply, body: scrambled(reply.body, trouble.part) });
      else this.#deliver(way, reply);
    });
  }

  #deliver({ call }: Way, { status, headers, body }: WireReply, part = 1): void {
    if (status !== 200 && status !== 409) this.#failed(call);
    this.#toTab(call, () => {
      const head = { status, headers: headers.map(([name, value]): [string, string] => [name, value]) };
      if (part >= 1) {
        // Such an answer has no body, and a browser lets it have none.
        call.resolve(new Response(status === 204 ? null : body, head));
        return;
      }
      const whole = body.slice(0, Math.floor(body.length * part));
      const broken = new ReadableStream<Uint8Array>({
        start(controller) {
          if (whole.length > 0) controller.enqueue(whole);
        },
        pull(controller) {
          controller.error(new TypeError('network error'));
        },
      });
      call.resolve(new Response(broken, head));
    });
  }

  #breakOff(call: Call, milliseconds: number): void {
    this.#failed(call);
    this.#later(milliseconds, () => {
      this.#toTab(call, () => {
        call.reject(new TypeError('Failed to fetch'));
      });
    });
  }

  #failed({ counts }: Call): void {
    if (!counts) return;
    const { now } = this.#scheduler;
    this.#failedAt.push(now);
    while ((this.#failedAt[0] ?? now) < now - 60_000) this.#failedAt.shift();
    this.mostFailures = Math.max(this.mostFailures, this.#failedAt.length);
  }

  #toTab(call: Call, tell: () => void): void {
    this.#scheduler.after(
      0,
      () => {
        if (call.over) return;
        call.over = true;
        tell();
      },
      { of: call.tab, kind: 'wire' },
    );
  }

  #later(milliseconds: number, run: () => void): void {
    this.#scheduler.after(milliseconds, run, { of: this.#process, kind: 'wire' });
  }
}

interface Call {
  readonly tab: Process;
  readonly resolve: (response: Response) => void;
  readonly reject: (error: Error) => void;
  readonly signal: AbortSignal | undefined;
  over: boolean;
  /** Among the requests whose pace is looked at. */
  counts: boolean;
  readonly askedAt: number;
}

interface Way {
  readonly request: WireRequest;
  readonly call: Call;
  readonly random: SeededRandom;
  readonly rate: number;
  readonly hop: () => number;
  readonly weather: Weather;
  readonly trouble: LineTrouble | undefined;
  readonly arrives: () => void;
}
