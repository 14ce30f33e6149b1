// A sheet to take along: printed by the browser, or as a file that Python makes from what is `sent` and keeps nowhere.
// Who extends this has `words`, the name to `ask` by, and that of the `file`.
class SheetTaker extends Player {
  print() {
    printSheet(this.find("[data-sheet]"));
  }

  async take({ dataset: { kind } }) {
    if (this.isMaking) return;
    this.isMaking = true;
    this.tell("making");
    try {
      const file = await askFile(this.root, `${this.ask}.${kind}`, JSON.stringify(this.sent()));
      if (file.fault) return this.tellText(file.fault);
      handOver(file, `${this.file}.${kind}`);
      this.taken();
      this.tell("made");
    } catch (error) {
      this.tell(error.lineIsCut ? "no_line" : "no_answer");
    } finally {
      this.isMaking = false;
    }
  }

  // What to do once a file was handed over.
  taken() {}

  tell(name, values = {}) {
    this.tellText(this.fill(name, values));
  }

  tellText(text) {
    sayInSight(this.find("[data-told]"), paragraph(text));
  }
}

// A file that Python makes from text: the kernel where there is one, else our server. Returns a Blob, or a `fault` in words.
async function askFile(root, name, text) {
  if (root.askKernel) {
    const { answer } = await root.askKernel(name, text);
    return answer.fault ? answer : new Blob([Uint8Array.from(atob(answer.file), (letter) => letter.charCodeAt(0))]);
  }
  const server = document.body.dataset.ask;
  if (!server || !location.protocol.startsWith("http")) throw new NoAnswer(true);
  const headers = { "Content-Type": "application/json" };
  // Where people log in, the server knows its own pages by this cookie.
  const token = /(?:^|; )_xsrf=([^;]+)/.exec(document.cookie)?.[1];
  if (token) headers["X-XSRFToken"] = token;
  const answer = await fetch(server + name, { method: "POST", headers, body: text }).catch(() => {
    throw new NoAnswer(true);
  });
  if (answer.ok) return answer.blob();
  return answer.json().catch(() => {
    throw new NoAnswer(false);
  });
}

function handOver(file, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
