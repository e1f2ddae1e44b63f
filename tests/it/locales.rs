//! The words: every sentence in every language, and none in the code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use panelbot::text::Text;
use syn::visit::{self, Visit};

/// Each sentence of a language with the names of what is filled into it.
type Sentences = BTreeMap<String, BTreeSet<String>>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sentences(folder: &Path) -> Sentences {
    let mut all = Sentences::new();
    for file in fs::read_dir(folder).expect("a folder of a language") {
        let path = file.expect("a file").path();
        if path.extension().is_none_or(|ending| ending != "ftl") {
            continue;
        }
        for (key, variables) in sentences_of(&path) {
            let before = all.insert(key.clone(), variables);
            assert!(before.is_none(), "{key} stands twice in {}", folder.display());
        }
    }
    all
}

fn sentences_of(file: &Path) -> Vec<(String, BTreeSet<String>)> {
    let source = fs::read_to_string(file).expect("text");
    let resource = fluent_syntax::parser::parse(source).expect("Fluent without mistakes");
    let sentence = |entry| {
        let Entry::Message(message) = entry else { return None };
        let mut variables = BTreeSet::new();
        if let Some(pattern) = &message.value {
            in_pattern(pattern, &mut variables);
        }
        Some((message.id.name, variables))
    };
    resource.body.into_iter().filter_map(sentence).collect()
}

fn in_pattern(pattern: &Pattern<String>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, variables);
        }
    }
}

fn in_expression(expression: &Expression<String>, variables: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, variables),
        Expression::Select { selector, variants } => {
            in_inline(selector, variables);
            for variant in variants {
                in_pattern(&variant.value, variables);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<String>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.clone());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, variables),
        _ => {}
    }
}

#[test]
fn every_language_has_every_sentence_with_the_same_things_filled_in() {
    let wanted: Sentences = Text::KEYS
        .iter()
        .map(|(key, names)| {
            ((*key).to_owned(), names.iter().map(|name| (*name).to_owned()).collect())
        })
        .collect();
    let folders: Vec<PathBuf> = fs::read_dir(root().join("locales"))
        .expect("the folder of languages")
        .map(|folder| folder.expect("a folder").path())
        .collect();
    assert!(folders.len() >= 2, "Swedish and English at least");
    for folder in folders {
        let found = sentences(&folder);
        for (key, variables) in &wanted {
            assert_eq!(found.get(key), Some(variables), "{key} in {}", folder.display());
        }
        let unused: Vec<_> = found.keys().filter(|key| !wanted.contains_key(*key)).collect();
        assert!(unused.is_empty(), "{} says too much: {unused:?}", folder.display());
    }
}

#[test]
fn a_key_stands_in_the_file_that_has_the_name_of_the_file_with_its_words() {
    for keys in rust_files(&root().join("src/text/key")) {
        let words = root().join("locales/sv").join(keys.with_extension("ftl").file_name().unwrap());
        if !words.ends_with("mod.ftl") {
            let keys = fs::read_to_string(&keys).expect("a source file");
            for (key, _) in sentences_of(&words) {
                assert!(keys.contains(&format!(" = \"{key}\",")), "{key} in {}", words.display());
            }
        }
    }
}

/// Collects the string literals that look like a sentence to a person.
#[derive(Default)]
struct Literals(Vec<String>);

/// Macros whose text is for operators and developers: logs, and messages of tests and bugs.
const FOR_OPERATORS: [&str; 13] = [
    "trace",
    "debug",
    "info",
    "warn",
    "error",
    "panic",
    "unreachable",
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "info_span",
    "debug_span",
];

impl<'ast> Visit<'ast> for Literals {
    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.0.push(literal.value());
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let for_tests = module.attrs.iter().any(|attribute| attribute.path().is_ident("cfg"));
        if !for_tests {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let for_developers = ["expect", "expect_err", "context"];
        if for_developers.iter().any(|name| call.method == name) {
            self.visit_expr(&call.receiver);
        } else {
            visit::visit_expr_method_call(self, call);
        }
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let name = call.path.segments.last().map(|last| last.ident.to_string());
        if name.is_some_and(|name| FOR_OPERATORS.contains(&name.as_str())) {
            return;
        }
        in_tokens(call.tokens.clone(), &mut self.0);
    }
}

/// The literals in a macro's tokens, but for those in attributes (documentation among them).
fn in_tokens(tokens: proc_macro2::TokenStream, found: &mut Vec<String>) {
    let mut after_hash = false;
    for token in tokens {
        let hash = matches!(&token, proc_macro2::TokenTree::Punct(sign) if sign.as_char() == '#');
        match token {
            proc_macro2::TokenTree::Group(_) if after_hash => {}
            proc_macro2::TokenTree::Group(group) => in_tokens(group.stream(), found),
            proc_macro2::TokenTree::Literal(literal) => {
                if let Ok(syn::Lit::Str(text)) = syn::parse_str(&literal.to_string()) {
                    found.push(text.value());
                }
            }
            _ => {}
        }
        after_hash = hash;
    }
}

/// Two words or more, with letters that make a sentence: not SQL, not markup, not a header.
fn reads_as_a_sentence(text: &str) -> bool {
    let markup =
        ["<", "{", "=", "::", "/", ";", "_", "SELECT", "PRAGMA", "VACUUM", "INSERT", "DELETE"];
    if markup.iter().any(|sign| text.contains(sign)) {
        return false;
    }
    let word = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    text.split_whitespace().filter(word).count() >= 3
}

/// Rooms whose words reach panelists. The command line and the settings speak to operators, in English.
const ROOMS: [&str; 7] = [
    "src/domain",
    "src/text",
    "src/conversation",
    "src/channel",
    "src/web",
    "src/service",
    "src/report",
];

#[test]
fn no_sentence_for_people_stands_in_the_code() {
    let mut found = Vec::new();
    for room in ROOMS {
        for path in rust_files(&root().join(room)) {
            let source = fs::read_to_string(&path).expect("a source file");
            let file = syn::parse_file(&source).expect("Rust");
            let mut literals = Literals::default();
            literals.visit_file(&file);
            let sentences = literals.0.into_iter().filter(|text| reads_as_a_sentence(text));
            found.extend(sentences.map(|text| format!("{}: {text}", path.display())));
        }
    }
    assert!(found.is_empty(), "sentences that belong in locales/:\n{}", found.join("\n"));
}

#[test]
fn a_sentence_in_the_code_would_be_found() {
    let file = syn::parse_file("fn f() { g(\"Tack för ditt svar\"); h!(\"Thanks for it\"); }");
    let mut literals = Literals::default();
    literals.visit_file(&file.expect("Rust"));
    assert_eq!(literals.0.iter().filter(|text| reads_as_a_sentence(text)).count(), 2);
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries
        .map(|entry| entry.expect("an entry").path())
        .flat_map(|path| match path.is_dir() {
            true => rust_files(&path),
            false if path.extension().is_some_and(|kind| kind == "rs") => vec![path],
            false => Vec::new(),
        })
        .collect()
}
