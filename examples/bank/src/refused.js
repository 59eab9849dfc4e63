/** The bank says no: its message may be shown to the person who asked. */
export class Refused extends Error {
  constructor(message, status = 400) {
    super(message);
    this.name = 'Refused';
    this.status = status;
  }
}
