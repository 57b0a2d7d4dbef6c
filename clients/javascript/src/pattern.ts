/**
 * RE2's regular expressions in time linear in the text, which JavaScript's own are not: a pattern becomes a graph that is
 * walked along all its paths at once (Thompson, 1968). What stands for one character is left to JavaScript.
 */
type Place = (text: string[], index: number) => boolean;

/** A step either looks at a character, asserts something of the place, or only leads on. */
type Step = { test?: (point: string) => boolean; at?: Place; next: number[] };

/** Writes its steps so that they lead to the given one, and says where they begin; as often as it may repeat. */
type Node = (next: number) => number;

const POSIX: Record<string, string> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  digit: "0-9",
  lower: "a-z",
  punct: "!-\\/:-@\\[-`{-~",
  space: "\\t\\n\\v\\f\\r ",
  upper: "A-Z",
  word: "\\w",
  xdigit: "0-9A-Fa-f",
};

const isWord = (point: string | undefined) => point !== undefined && /^\w$/.test(point);

export function compilePattern(pattern: string): (text: string) => boolean {
  const source = pattern.replace(/\\(?:Q([\s\S]*?)(?:\\E|$)|[\s\S])/g, (escape, quoted?: string) =>
    quoted === undefined ? escape : quoted.replace(/[^\w\s]/gu, "\\$&"),
  );
  const steps: Step[] = [];
  let at = 0;
  let ignoreCase = false;
  let dotAll = false;
  let multiline = false;

  const add = (step: Step) => steps.push(step) - 1;
  const one =
    (test: (point: string) => boolean): Node =>
    (next) =>
      add({ test, next: [next] });
  const place =
    (assert: Place): Node =>
    (next) =>
      add({ at: assert, next: [next] });
  const sequence =
    (nodes: Node[]): Node =>
    (next) =>
      nodes.reduceRight((following, node) => node(following), next);
  const optional =
    (node: Node): Node =>
    (next) =>
      add({ next: [node(next), next] });
  const star =
    (node: Node): Node =>
    (next) => {
      const fork: Step = { next: [next] };
      const id = add(fork);
      fork.next.push(node(id));
      return id;
    };

  function alternatives(): Node {
    const flags = [ignoreCase, dotAll, multiline] as const;
    const choices: Node[] = [];
    do {
      const nodes: Node[] = [];
      while (at < source.length && source[at] !== "|" && source[at] !== ")") {
        nodes.push(repeated(atom()));
      }
      choices.push(sequence(nodes));
    } while (source[at] === "|" && ++at);
    [ignoreCase, dotAll, multiline] = flags;
    return (next) => add({ next: choices.map((choice) => choice(next)) });
  }

  function repeated(node: Node): Node {
    const found = /^(?:[*+?]|\{(\d+)(,(\d*))?\})/.exec(source.slice(at));
    if (!found) {
      return node;
    }
    at += found[0].length;
    if (source[at] === "?") {
      at++; // as few as possible: where a match ends is not asked
    }
    const [sign, from, comma, to] = found;
    const least = from === undefined ? Number(sign === "+") : Number(from);
    const most =
      from === undefined ? (sign === "?" ? 1 : Infinity) : comma ? (to ? Number(to) : Infinity) : least;
    const nodes = Array<Node>(least).fill(node);
    if (most === Infinity) {
      nodes.push(star(node));
    } else {
      let rest: Node = (next) => next;
      for (let i = least; i < most; i++) {
        rest = optional(sequence([node, rest]));
      }
      nodes.push(rest);
    }
    return repeated(sequence(nodes));
  }

  function atom(): Node {
    const sign = String.fromCodePoint(source.codePointAt(at) ?? 0);
    at += sign.length;
    switch (sign) {
      case "(":
        return group();
      case "[":
        return characterClass();
      case ".": {
        const all = dotAll;
        return one((point) => all || point !== "\n");
      }
      case "^":
        return place(multiline ? (text, i) => i === 0 || text[i - 1] === "\n" : (_, i) => i === 0);
      case "$":
        return place(
          multiline ? (text, i) => i === text.length || text[i] === "\n" : (text, i) => i === text.length,
        );
      case "\\":
        return escape();
      case "*":
      case "+":
      case "?":
        throw new SyntaxError(source);
      default:
        return single(sign.replace(/[\\/()[\]{}|.^$*+?-]/, "\\$&"));
    }
  }

  function single(text: string): Node {
    const test = new RegExp(`^(?:${text})$`, ignoreCase ? "iu" : "u");
    return one((point) => test.test(point));
  }

  function group(): Node {
    const flags = /^\?([imsU]*)(?:-([imsU]*))?([:)])/.exec(source.slice(at));
    const before = [ignoreCase, dotAll, multiline] as const;
    if (flags) {
      at += flags[0].length;
      const set = (letter: string, now: boolean) =>
        flags[1]?.includes(letter) ? true : flags[2]?.includes(letter) ? false : now;
      ignoreCase = set("i", ignoreCase);
      dotAll = set("s", dotAll);
      multiline = set("m", multiline);
      if (flags[3] === ")") {
        return (next) => next;
      }
    } else {
      const name = /^\?P?<\w+>/.exec(source.slice(at));
      at += name ? name[0].length : 0;
    }
    const node = alternatives();
    if (source[at++] !== ")") {
      throw new SyntaxError(source);
    }
    [ignoreCase, dotAll, multiline] = before;
    return node;
  }

  function characterClass(): Node {
    let text = "";
    let negated = "";
    if (source[at] === "^") {
      negated = "^";
      at++;
    }
    for (let first = true; first || source[at] !== "]"; first = false) {
      const named = /^\[:(\^?)(\w+):\]/.exec(source.slice(at));
      const members = named?.[2] === undefined ? undefined : POSIX[named[2]];
      if (at >= source.length || (named && (members === undefined || named[1]))) {
        throw new SyntaxError(source);
      }
      if (named) {
        text += members ?? "";
        at += named[0].length;
      } else if (source[at] === "\\") {
        at++;
        text += escaped();
      } else {
        const sign = String.fromCodePoint(source.codePointAt(at) ?? 0);
        at += sign.length;
        text += /[[\]/(){}|^$*+?.&~`#@!%<>=;:,"']/.test(sign)
          ? `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`
          : sign;
      }
    }
    at++;
    return single(`[${negated}${text}]`);
  }

  /** What follows a backslash and stands for one character, in JavaScript's words. */
  function escaped(): string {
    const rest = source.slice(at);
    const found =
      /^(?:x\{([0-9A-Fa-f]+)\}|x([0-9A-Fa-f]{2})|([0-7]{3})|[pP](?:\{\^?(\w+)\}|(\w))|[dDsSwW]|[afnrtv]|[^A-Za-z0-9])/u.exec(
        rest,
      );
    if (!found) {
      throw new SyntaxError(source);
    }
    at += found[0].length;
    const code = found[1] ?? found[2];
    const letter = found[0];
    if (code !== undefined) {
      return `\\u{${code}}`;
    }
    if (found[3] !== undefined) {
      return `\\u{${Number.parseInt(found[3], 8).toString(16)}}`;
    }
    const property = found[4] ?? found[5];
    if (property !== undefined) {
      const not = letter.startsWith("P") !== letter.includes("{^");
      const script = property.length > 2 ? `Script=${property}` : property;
      return `\\${not ? "P" : "p"}{${script}}`;
    }
    if (letter === "a") {
      return "\\u{7}";
    }
    if (letter === "s" || letter === "S") {
      return letter === "s" ? "\\t\\n\\f\\r " : "\\S";
    }
    return /^[A-Za-z]/.test(letter) ? `\\${letter}` : `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`;
  }

  function escape(): Node {
    switch (source[at]) {
      case "A":
        at++;
        return place((_, i) => i === 0);
      case "z":
        at++;
        return place((text, i) => i === text.length);
      case "b":
      case "B": {
        const wanted = source[at++] === "b";
        return place((text, i) => (isWord(text[i - 1]) !== isWord(text[i])) === wanted);
      }
      default:
        return single(`[${escaped()}]`);
    }
  }

  const whole = alternatives();
  if (at < source.length) {
    throw new SyntaxError(source);
  }
  const found = add({ next: [] });
  const start = whole(found);
  return (text) => matches(steps, start, found, Array.from(text));
}

function matches(steps: Step[], start: number, found: number, text: string[]): boolean {
  const seen = new Int32Array(steps.length).fill(-1);
  let here: number[] = [];
  for (let i = 0; ; i++) {
    const reached: Step[] = [];
    const open = [...here, start];
    while (open.length > 0) {
      const id = open.pop() ?? 0;
      const step = steps[id];
      if (!step || seen[id] === i) {
        continue;
      }
      seen[id] = i;
      if (id === found) {
        return true;
      }
      if (step.test) {
        reached.push(step);
      } else if (!step.at || step.at(text, i)) {
        open.push(...step.next);
      }
    }
    const point = text[i];
    if (point === undefined) {
      return false;
    }
    here = reached.filter((step) => step.test?.(point)).flatMap((step) => step.next);
  }
}
