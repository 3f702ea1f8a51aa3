/** Commands that stand for a character or a short word: name, what it shows, name, what it shows … */
const PAIRS = `
alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ
pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
times × pm ± mp ∓ cdot · div ÷ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ cup ∪ cap ∩ setminus ∖
vee ∨ lor ∨ wedge ∧ land ∧ neg ¬ lnot ¬ dagger † ddagger ‡ amalg ⨿ diamond ⋄ bigstar ★ Box □ square □ blacksquare ■
triangle △ bigtriangleup △ checkmark ✓ leq ≤ le ≤ leqslant ≤ geq ≥ ge ≥ geqslant ≥ neq ≠ ne ≠ ll ≪ gg ≫ approx ≈ sim ∼
simeq ≃ cong ≅ equiv ≡ asymp ≍ propto ∝ lesssim ≲ gtrsim ≳ prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽
subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ sqsubseteq ⊑ in ∈ notin ∉ ni ∋ perp ⊥ bot ⊥ top ⊤ parallel ∥ mid ∣
models ⊨ vdash ⊢ dashv ⊣ doteq ≐ triangleq ≜ coloneqq ≔ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ infty ∞
nabla ∇ partial ∂ ell ℓ hbar ℏ Re ℜ Im ℑ wp ℘ aleph ℵ imath ı jmath ȷ prime ′ angle ∠ degree ° deg ° sum ∑ prod ∏ coprod ∐
int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ surd √ to → rightarrow → longrightarrow ⟶ leftarrow ← gets ←
leftrightarrow ↔ Rightarrow ⇒ Longrightarrow ⟹ implies ⟹ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ mapsto ↦ longmapsto ⟼
uparrow ↑ downarrow ↓ updownarrow ↕ nearrow ↗ searrow ↘ hookrightarrow ↪ rightharpoonup ⇀ leftrightharpoons ⇋
rightleftharpoons ⇌ rightsquigarrow ⇝ leadsto ⇝ multimap ⊸ langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lVert ‖ rVert ‖
Vert ‖ vert | lvert | rvert | lbrace { rbrace } lbrack [ rbrack ] ldots … dots … dotsc … cdots ⋯ vdots ⋮ ddots ⋱ textellipsis …
textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” textbullet • texttimes ×
textless < textgreater > textbar | textunderscore _ textasciitilde ~ textasciicircum ^ textdegree ° textmu µ textpm ±
texteuro € euro € pounds £ textsterling £ yen ¥ copyright © textcopyright © textregistered ® texttrademark ™ S § P ¶
ss ß ae æ AE Æ oe œ OE Œ o ø O Ø aa å AA Å l ł L Ł i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ
log log ln ln lg lg exp exp sin sin cos cos tan tan tanh tanh sinh sinh cosh cosh arctan arctan max max min min sup sup inf inf
lim lim limsup limsup liminf liminf arg arg argmax argmax argmin argmin det det dim dim ker ker gcd gcd Pr Pr hom hom mod mod bmod mod
LaTeX LaTeX TeX TeX BibTeX BibTeX Msun M⊙ item • eps ε R ℝ RR ℝ eg e.g. ie i.e.`;

/** What a command without arguments shows. A Map, because names come from outside. */
export const SYMBOLS: ReadonlyMap<string, string> = pairs(PAIRS);

/** Letters of other alphabets: TeX takes the blank after them for the end of the name. */
export const LETTERS = new Set('ss ae AE oe OE o O aa AA l L i j dh DH th TH dj DJ ng NG'.split(' '));

/** Shown as nothing: switches of type, size and spacing. */
export const SILENT = new Set(
  `em it bf rm sc tt sf sl cal bfseries itshape ttfamily scshape sffamily rmfamily mdseries upshape normalfont
  tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge displaystyle textstyle scriptstyle
  scriptscriptstyle left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr mleft mright middle limits nolimits
  xspace centering noindent protect relax boldmath unboldmath footnotemark`.split(/\s+/),
);

/** Shown as their one argument. */
export const WRAPPERS = new Set(
  `emph textbf textit texttt textsc textsf textsl textrm textup textmd textnormal text mathrm mathbf mathit mathtt mathsf
  mathcal mathfrak mathscr mathds mathnormal boldsymbol bm pmb mbox hbox ensuremath operatorname underline uline
  smash url path nolinkurl MakeUppercase uppercase lowercase textquote xrightarrow boxed`.split(/\s+/),
);

/** Shown as nothing, with their one argument: places in a document nobody has here. */
export const DROPPED = new Set(
  'cite citep citet citealp citeauthor citeyear ref eqref label footnotetext vspace hspace'.split(' '),
);

/** Spaces of any width. */
export const SPACES = new Set(['quad', 'qquad', 'enspace', 'thinspace', 'space', 'newline', 'par']);

/** Blackboard letters that have a common form. */
export const BLACKBOARD: ReadonlyMap<string, string> = pairs('R ℝ N ℕ Z ℤ Q ℚ C ℂ P ℙ H ℍ');

function pairs(list: string): Map<string, string> {
  const words = list.trim().split(/\s+/);
  const found = new Map<string, string>();
  for (let i = 0; i + 1 < words.length; i += 2) found.set(words[i] ?? '', words[i + 1] ?? '');
  return found;
}
