// What travels between page and kernel: what a hand did, in its order and numbered, never all
// values. One message is on its way at a time; what is done meanwhile waits for its answer, and of
// the moves of one slider, and of what a hand looks at, the newest alone. At rest the kernel's values are the ones that show.

const ANSWER_WITHIN = 3000; // milliseconds
const BUSY = "Python is at work: your move waits until the running cell has ended.";

class Link {
  constructor(model, note, settled) {
    this.page = Array.from(crypto.getRandomValues(new Uint32Array(2))).join("-");
    Object.assign(this, { model, note, settled, number: 0, flying: [], waiting: [] });
  }

  // The kernel's values, and over them what it has not answered yet.
  get values() {
    const moves = [...this.flying, ...this.waiting].filter(({ move }) => move);
    return { ...this.model.get("values"), ...Object.fromEntries(moves.map(({ move }) => move)) };
  }

  do(...acts) {
    for (const act of acts) this.queue(act);
    if (!this.flying.length && acts.length) this.fly();
  }

  queue(act) {
    const since = this.waiting.findLastIndex(({ press }) => press); // a press stays where it is
    const kind = ({ move }) => move?.[0] ?? "look";
    this.waiting = this.waiting.filter((one, i) => i <= since || act.press || kind(one) !== kind(act));
    this.waiting.push(act);
  }

  fly() {
    [this.flying, this.waiting] = [this.waiting, []];
    this.number += 1;
    this.wait();
    this.say({ number: this.number, acts: this.flying });
  }

  say(message) {
    try {
      this.model.send({ page: this.page, ...message });
    } catch { // the way to the kernel is closed
      this.sleep();
    }
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const busy = this.model.widget_manager?.kernel?.status === "busy";
      if (busy) { this.tell(BUSY); this.wait(); } else this.sleep();
    }, ANSWER_WITHIN);
  }

  // Nobody answered: the controls go back to what the picture shows.
  sleep() {
    this.stop();
    [this.flying, this.waiting] = [[], []];
    this.settled();
    this.tell(this.model.get("sleeping"));
  }

  tell(text) {
    if (text || this.told) this.note(text);
    this.told = text;
  }

  hear() {
    const [page, number] = this.model.get("answered");
    if (page !== this.page || number !== this.number) return;
    this.tell("");
    this.stop();
    this.flying = [];
    if (this.waiting.length) this.fly();
    this.settled();
  }

  stop() { clearTimeout(this.timer); }
}
