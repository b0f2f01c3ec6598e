/* What pages do beyond HTML. Each page works without this file; nothing here is needed to read or to write.
   It runs before the page is drawn, so that a chosen look does not flash in, and does the rest when the page is there. */
(() => {
  const root = document.documentElement;
  const htmxAddress = document.currentScript.dataset.htmx;
  const CHOICES = ["theme", "contrast", "size"];

  /* --- The look that the reader chose. Storage may be switched off: then a choice lasts as long as the page. --- */
  const kept = (name) => {
    try { return localStorage.getItem("kheo-" + name); } catch (off) { return null; }
  };
  const keep = (name, value) => {
    try { localStorage.setItem("kheo-" + name, value); } catch (off) { /* see above */ }
  };
  for (const name of CHOICES) {
    if (kept(name)) root.dataset[name] = kept(name);
  }
  const showChoices = () => {
    for (const name of CHOICES) {
      const radio = document.getElementById(name + "-" + root.dataset[name]);
      if (radio) radio.checked = true;
    }
  };
  const choose = ({ target }) => {
    if (!CHOICES.includes(target.name)) return;
    root.dataset[target.name] = target.value;
    keep(target.name, target.value);
  };

  /* --- Menus close with Escape and by a press elsewhere. --- */
  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll(".drop[open]")) {
      if (!menu.contains(except)) menu.open = false;
    }
  };
  const escape = (event) => {
    const menu = event.key === "Escape" && event.target.closest(".drop[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  };

  /* --- Forms open in place; htmx is fetched with the first of them. What fails leads to the form's own page. --- */
  let htmxComes;
  const fetchHtmx = () => htmxComes || (htmxComes = new Promise((done, failed) => {
    const config = document.createElement("meta");
    config.name = "htmx-config";
    // Both would break the Content-Security-Policy: styles and code made from text.
    config.content = '{"includeIndicatorStyles":false,"allowEval":false}';
    const script = document.createElement("script");
    script.src = htmxAddress;
    script.onload = done;
    script.onerror = failed;
    document.head.append(config, script);
  }));
  const openForm = async (event, link) => {
    const dialog = document.getElementById("mau-don");
    if (!dialog || !dialog.showModal || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      await fetchHtmx();
      await htmx.ajax("GET", link.href, { target: "#mau-don-noi-dung", swap: "innerHTML" });
      dialog.setAttribute("aria-label", link.textContent.trim());
      dialog.showModal();
      document.getElementById("mau-don-noi-dung").focus();
    } catch (failure) {
      location.href = link.href;
    }
  };

  /* --- Tools of an article. A button shows where the browser can do what it says. --- */
  const status = () => document.querySelector(".tools__status");
  const address = () => status().dataset.address;
  const tools = {
    print: { can: () => true, run: () => print() },
    share: {
      can: () => "share" in navigator,
      run: () => navigator.share({ title: document.title, url: address() }).catch(() => {}),
    },
    copy: {
      can: () => true,
      run: async ({ dataset }) => {
        try {
          await navigator.clipboard.writeText(address());
          status().textContent = dataset.done;
        } catch (refused) {
          status().textContent = dataset.failed + " " + address();
        }
      },
    },
    listen: { can: () => false, run: (button) => listen(button) },
    stop: { can: () => false, run: () => stop() },
  };

  /* --- Reading aloud: one passage at a time, for long ones are cut off by some voices. --- */
  const speech = window.speechSynthesis;
  const button = (name) => document.querySelector(`[data-do="${name}"]`);
  const voice = () => speech.getVoices().find((one) => /^vi\b/i.test(one.lang));
  const passages = () =>
    [...document.querySelectorAll("[data-aloud]")]
      .flatMap((part) => {
        const inner = [...part.querySelectorAll("p, li, h2, h3, figcaption, caption, tr")];
        return inner.length ? inner : [part];
      })
      .map((part) => part.innerText.trim())
      .filter(Boolean);
  const label = (word) => {
    const listening = button("listen");
    if (!listening.dataset.start) listening.dataset.start = listening.textContent.trim();
    listening.textContent = listening.dataset[word];
    button("stop").hidden = word === "start";
  };
  const stop = () => {
    speech.cancel();
    label("start");
  };
  const listen = () => {
    if (speech.paused) {
      speech.resume();
      return label("pause");
    }
    if (speech.speaking) {
      speech.pause();
      return label("resume");
    }
    label("start");
    const spoken = passages().map((text) => {
      const passage = new SpeechSynthesisUtterance(text);
      passage.lang = "vi-VN";
      passage.voice = voice();
      return passage;
    });
    if (!spoken.length) return;
    spoken[spoken.length - 1].onend = stop;
    spoken.forEach((passage) => speech.speak(passage));
    label("pause");
  };
  const offerVoice = () => {
    if (button("listen") && voice()) button("listen").hidden = false;
  };

  /* --- One listener for all presses. --- */
  const press = (event) => {
    const target = event.target;
    closeMenus(target);
    const tool = target.closest("[data-do]");
    if (tool) tools[tool.dataset.do].run(tool);
    const link = target.closest("a[data-open]");
    if (link) openForm(event, link);
    if (target.closest('a[href="#cach-hien-thi"]')) {
      const panel = document.getElementById("cach-hien-thi");
      panel.open = true;
      panel.querySelector('[name="size"]:checked').focus();
    }
  };
  document.addEventListener("DOMContentLoaded", () => {
    showChoices();
    document.addEventListener("change", choose);
    document.addEventListener("click", press);
    document.addEventListener("keydown", escape);
    for (const tool of document.querySelectorAll("[data-do]")) {
      tool.hidden = !tools[tool.dataset.do].can();
    }
    if (speech) {
      offerVoice();
      speech.onvoiceschanged = offerVoice;
      addEventListener("pagehide", () => speech.cancel());
    }
  });
})();
