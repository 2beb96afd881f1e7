import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

type Values = Readonly<Record<string, string>>;

const sexes = ['Nam', 'Nữ'];
const ethnic = ['Kinh', 'Tày', 'Thái', 'Ê Đê', 'Mnông', 'Ba Na', 'Gia Rai', 'Hmông', 'Dao', 'Khmer'];
const provinces = ['Hà Nội', 'Đắk Lắk', 'Mẫu'];
const communes: Readonly<Record<string, readonly string[]>> = {
  'Hà Nội': ['Ba Đình'],
  Mẫu: ['Kiểm Thử', 'Thử Nghiệm'],
};

/** `dd/MM/yyyy`, the slashes put in by themselves. */
function masked(text: string): string {
  const digits = text.replace(/\D/gu, '').slice(0, 8);
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter((part) => part !== '').join('/');
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly values: Values;
  readonly write: (name: string, value: string) => void;
}

function TextField({ name, label, values, write, mask = false }: FieldProps & { readonly mask?: boolean }) {
  return (
    <p>
      <label>
        {label} <b>*</b>{' '}
        <input
          value={values[name] ?? ''}
          placeholder={mask ? 'dd/MM/yyyy' : ''}
          onChange={({ target }) => write(name, mask ? masked(target.value) : target.value)}
        />
      </label>
    </p>
  );
}

function ListField({ name, label, values, write, list }: FieldProps & { readonly list: readonly string[] }) {
  return (
    <p>
      <label>
        {label}{' '}
        <select value={values[name] ?? ''} onChange={({ target }) => write(name, target.value)}>
          <option value="">Chọn…</option>
          {list.map((each, at) => (
            <option key={each} value={`k${at}`}>
              {each}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}

/** A window in which an address is picked; the communes come late. */
function AddressField({ name, label, values, write }: FieldProps) {
  const [open, setOpen] = useState(false);
  const [picked, setPicked] = useState<Values>({});
  const [offered, setOffered] = useState<readonly string[]>([]);
  const choose = (part: string, value: string) => setPicked((before) => ({ ...before, [part]: value }));
  const { province = '', commune = '', detail = '' } = picked;
  useEffect(() => {
    setOffered([]);
    const timer = setTimeout(() => setOffered(communes[province] ?? []), 350);
    return () => clearTimeout(timer);
  }, [province]);
  return (
    <p>
      <label>
        {label} <input value={values[name] ?? ''} readOnly />
      </label>{' '}
      <button type="button" aria-label={`Chọn ${label}`} onClick={() => setOpen(true)}>
        …
      </button>
      {open && (
        <span role="dialog">
          <h3>{`Địa chỉ: ${label}`}</h3>
          <select aria-label="Tỉnh" value={province} onChange={({ target }) => choose('province', target.value)}>
            <option value="">Tỉnh…</option>
            {provinces.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
          <select aria-label="Xã" value={commune} onChange={({ target }) => choose('commune', target.value)}>
            <option value="">Xã…</option>
            {offered.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
          <input aria-label="Số nhà, thôn" value={detail} onChange={({ target }) => choose('detail', target.value)} />
          <button
            type="button"
            onClick={() => {
              write(name, [detail, commune, province].filter((part) => part !== '').join(', '));
              setOpen(false);
            }}
          >
            Đồng ý
          </button>
        </span>
      )}
    </p>
  );
}

function Person({ of, title, values, write }: Omit<FieldProps, 'name' | 'label'> & { of: string; title: string }) {
  const more = { values, write };
  return (
    <section>
      <h2>{title}</h2>
      <TextField name={`${of}.name`} label="Họ và tên" {...more} />
      <TextField name={`${of}.born`} label="Ngày sinh" mask {...more} />
      <ListField name={`${of}.ethnic`} label="Dân tộc" list={ethnic} {...more} />
      <AddressField name={`${of}.address`} label={`nơi cư trú của ${title.toLowerCase()}`} {...more} />
      <TextField name={`${of}.pin`} label="Số định danh" {...more} />
    </section>
  );
}

function ProvinceForm() {
  const [values, setValues] = useState<Values>({});
  const [drawn, setDrawn] = useState(0);
  const [code, setCode] = useState<string | null>(null);
  const write = (name: string, value: string) => setValues((before) => ({ ...before, [name]: value }));
  const kind = values['kind'];
  // Once the kind of birth is known the parents are asked anew.
  useEffect(() => {
    if (kind === undefined) return undefined;
    const timer = setTimeout(() => {
      setValues((before) =>
        Object.fromEntries(
          Object.entries(before).filter(([name]) => !/^(?:mother|father)\.(?:name|born)$/u.test(name)),
        ),
      );
      setDrawn((before) => before + 1);
    }, 900);
    return () => clearTimeout(timer);
  }, [kind]);
  const more = { values, write };
  if (code !== null) {
    return (
      <p>
        Hồ sơ đã được tiếp nhận. Mã hồ sơ: <b id="maHoSo">{code}</b>
      </p>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        document.body.dataset['sent'] = 'yes';
        setCode('H99.99-261122-0008');
      }}
    >
      <section>
        <h2>Trẻ em</h2>
        <TextField name="child.name" label="Họ và tên" {...more} />
        <TextField name="child.born" label="Ngày sinh" mask {...more} />
        <fieldset>
          <legend>Giới tính</legend>
          {sexes.map((each) => (
            <label key={each}>
              <input type="radio" name="sex" checked={values['sex'] === each} onChange={() => write('sex', each)} />
              {each}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>Loại khai sinh</legend>
          {['Biết cả cha và mẹ', 'Chưa xác định được cha', 'Chưa xác định được mẹ'].map((each, at) => (
            <label key={each}>
              <input
                type="radio"
                name="kind"
                value={['A', 'B', 'C'][at]}
                checked={kind === each}
                onChange={() => write('kind', each)}
              />
              {each}
            </label>
          ))}
        </fieldset>
        <ListField name="child.ethnic" label="Dân tộc" list={ethnic} {...more} />
        <TextField name="child.place" label="Nơi sinh" {...more} />
        <AddressField name="child.hometown" label="quê quán" {...more} />
      </section>
      <Person key={`mother ${drawn}`} of="mother" title="Người mẹ" {...more} />
      <Person key={`father ${drawn}`} of="father" title="Người cha" {...more} />
      <section>
        <h2>Người nộp</h2>
        <TextField name="asks.name" label="Họ và tên" {...more} />
        <TextField name="asks.phone" label="Điện thoại" {...more} />
        <TextField name="asks.email" label="Thư điện tử" {...more} />
        <label>
          <input
            type="checkbox"
            checked={values['copies'] === 'yes'}
            onChange={({ target }) => write('copies', target.checked ? 'yes' : '')}
          />
          Có yêu cầu bản sao
        </label>
      </section>
      <button>Nộp hồ sơ</button>
    </form>
  );
}

const place = document.querySelector('main');
if (place !== null) createRoot(place).render(<ProvinceForm />);
