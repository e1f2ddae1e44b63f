//! Which names a piece of source names: paths in code, `use` trees, macros and attributes.

use syn::visit::{self, Visit};

/// A path as written, from `crate` or a library's name on, in the module where it stands.
#[derive(Debug, PartialEq, Eq)]
pub struct Name(pub Vec<String>);

/// Every path of the source that leads out of its module: `crate::…`, `super::…` worked out to `crate::…`, and paths
/// whose first part could be a library. `module` is the file's place, such as `["service", "import"]`.
pub fn names(source: &str, module: &[&str]) -> Vec<Name> {
    let file = syn::parse_file(source).expect("Rust");
    let module = module.iter().map(|part| (*part).to_owned()).collect();
    let mut finder = Finder { module, found: Vec::new() };
    finder.visit_file(&file);
    finder.found
}

struct Finder {
    module: Vec<String>,
    found: Vec<Name>,
}

impl Finder {
    fn note(&mut self, path: &[String]) {
        let Some(first) = path.first() else { return };
        let supers = path.iter().take_while(|part| *part == "super").count();
        let within = match first.as_str() {
            "crate" => Vec::new(),
            "self" => self.module.clone(),
            "super" => self.module[..self.module.len().saturating_sub(supers)].to_vec(),
            _ => {
                self.found.push(Name(path.to_vec()));
                return;
            }
        };
        let rest = path.iter().skip(supers.max(1)).cloned();
        let whole = std::iter::once("crate".to_owned()).chain(within).chain(rest);
        self.found.push(Name(whole.collect()));
    }

    fn tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |part: &syn::Ident| [before, &[part.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.tree(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) => self.note(&with(&name.ident)),
            syn::UseTree::Rename(name) => self.note(&with(&name.ident)),
            syn::UseTree::Glob(_) => self.note(before),
            syn::UseTree::Group(group) => {
                group.items.iter().for_each(|item| self.tree(before, item));
            }
        }
    }

    /// Paths in what a macro or an attribute was given: words joined by `::`.
    fn words(&mut self, tokens: &str) {
        let joined = tokens.replace(" :: ", "::").replace(":: ", "::").replace(" ::", "::");
        let sign = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        for word in joined.split(|c| !sign(c)).filter(|word| word.contains("::")) {
            let path: Vec<String> =
                word.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
            self.note(&path);
        }
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        if parts.len() > 1 {
            self.note(&parts);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.words(&call.tokens.to_string());
        visit::visit_macro(self, call);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            self.words(&list.tokens.to_string());
        }
        visit::visit_attribute(self, attribute);
    }
}
