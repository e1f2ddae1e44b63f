//! Every sentence of ours, a file a subject. The words stand in the files of the same names in `locales/`; the name of
//! the key there is the kebab-case name beside each.
//!
//! Rust takes an enum only as a whole. So each file is a macro that hands on the sentences of the files before it with its
//! own after them: `gather!` goes from one to the next, and `texts!` writes the enum of them all.

mod bulletin;
mod calendar;
mod chart;
mod contact;
mod correction;
mod email;
mod export;
mod files;
mod hints;
mod joining;
mod kit;
mod language;
mod linking;
mod print;
mod public;
mod result;
mod round;
mod settings;
mod staff;
mod statement;
mod table;
mod watching;
mod web;
mod words;

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;

use super::fill::Fill;
use super::{Catalog, Day, Figure, Titles};
use crate::domain::Locale;

macro_rules! texts {
    ($( $(#[$doc:meta])* $name:ident $({ $($field:ident: $kind:ty),+ $(,)? })? = $key:literal, )*) => {
        /// Every sentence of ours, with what is filled into it.
        #[derive(Debug, Clone, PartialEq)]
        #[expect(missing_docs, reason = "each field is named after what is filled in")]
        pub enum Text { $( $(#[$doc])* $name $({ $($field: $kind),+ })?, )* }

        impl Text {
            /// Every key with the names of what is filled into it, for checking the languages against.
            #[expect(clippy::large_stack_arrays, reason = "it lies in the program, never on a stack")]
            pub const KEYS: &'static [(&'static str, &'static [&'static str])] =
                &[$( ($key, &[$($(stringify!($field)),+)?]), )*];

            /// The key in `locales/`.
            #[must_use]
            pub const fn key(&self) -> &'static str {
                match self { $( Self::$name { .. } => $key, )* }
            }

            /// What is filled in, as the language writes it.
            pub(super) fn filled(
                &self,
                catalog: Catalog,
                locale: &Locale,
            ) -> HashMap<Cow<'static, str>, FluentValue<'static>> {
                match self { $(
                    Self::$name $({ $($field),+ })? => HashMap::from([
                        $($((Cow::Borrowed(stringify!($field)), Fill::fill($field, catalog, locale))),+)?
                    ]),
                )* }
            }
        }
    };
}

macro_rules! gather {
    ([] $($sentences:tt)*) => { texts! { $($sentences)* } };
    ([$subject:ident $($others:ident)*] $($before:tt)*) => {
        $subject::sentences! { gather! [$($others)*] $($before)* }
    };
}

gather! { [
    bulletin calendar chart contact correction email export files
    hints joining kit language linking print public result
    round settings staff statement table watching web words
] }
