/** A backup that is not whole, or not what was written. Its message says where. */
export class DamagedBackup extends Error {
  override readonly name = 'DamagedBackup';
}

/** None of the keys at hand is the one that it was sealed under. */
export class OtherBackupKey extends Error {
  override readonly name = 'OtherBackupKey';
}
