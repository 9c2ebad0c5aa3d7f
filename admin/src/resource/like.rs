//! How a word is looked for in a text, on each database.

use sea_orm::{
    DatabaseBackend,
    sea_query::{Alias, BinOper, DynIden, Expr, ExprTrait, Func, LikeExpr},
};

use super::statement::Statements;
use crate::{
    descriptor::SearchMode,
    field::{Field, Kind},
};

/// Escapes `%`, `_` and itself in a LIKE pattern: one that needs no escaping inside a string
/// literal of any of the databases.
const ESCAPE: char = '!';
/// Shorter words are in no full text index of MariaDB unless its server was told so.
const INDEXED: usize = 3;

impl Statements<'_> {
    /// Whether the words stand in the field.
    ///
    /// `lower(…)` on PostgreSQL alone: the others fold case by collation, and there it both beats
    /// `ILIKE` without an index and can use one on `lower(column)`.
    pub(super) fn like(
        &self,
        field: &Field,
        table: &DynIden,
        mode: SearchMode,
        words: &str,
    ) -> Expr {
        let full = match mode {
            SearchMode::FullText(language) => self.full_text(field, table, language, words),
            _ => None,
        };
        if let Some(full) = full {
            return full;
        }
        let text = self.as_text(field, table);
        let pattern = pattern(mode, words);
        if self.backend != DatabaseBackend::Postgres {
            return text.like(LikeExpr::new(pattern).escape(ESCAPE));
        }
        if mode == SearchMode::Trigram {
            return Expr::cust_with_exprs("$1 ILIKE $2 ESCAPE '!'", [text, Expr::val(pattern)]);
        }
        let folded = Expr::from(Func::lower(Expr::val(pattern)));
        let escaped = folded.binary(BinOper::Escape, Expr::Constant(ESCAPE.into()));
        Expr::from(Func::lower(text)).binary(BinOper::Like, escaped)
    }

    /// The words by the rules of a language; `None` where the database has no such search, or not
    /// for words like these: then they are looked for as they are.
    fn full_text(
        &self,
        field: &Field,
        table: &DynIden,
        language: &'static str,
        words: &str,
    ) -> Option<Expr> {
        match self.backend {
            DatabaseBackend::Postgres => Some(self.tsvector(field, table, language, words)),
            // An index is one of a column, never of what an expression makes.
            DatabaseBackend::MySql if field.expression.is_none() => {
                match_against(self.column(table, field), words)
            }
            _ => None,
        }
    }

    /// The language stands in the statement as it is, because an index on it is only used so; it is
    /// the developer's word, never a request's.
    fn tsvector(
        &self,
        field: &Field,
        table: &DynIden,
        language: &'static str,
        words: &str,
    ) -> Expr {
        let language = || Expr::Constant(language.into()).cast_as(Alias::new("regconfig"));
        let vector = match &field.column.column_type {
            sea_orm::ColumnType::Custom(name) if name.to_string() == "tsvector" => {
                self.column(table, field)
            }
            _ => Func::cust("to_tsvector").args([language(), self.as_text(field, table)]).into(),
        };
        let phrase = words.contains(char::is_whitespace);
        let query = if phrase { "phraseto_tsquery" } else { "plainto_tsquery" };
        let query = Func::cust(query).args([language(), Expr::val(words)]);
        vector.binary(BinOper::Custom("@@"), Expr::from(query))
    }

    fn as_text(&self, field: &Field, table: &DynIden) -> Expr {
        let near = self.column(table, field);
        let name = match self.backend {
            _ if matches!(field.kind, Kind::Text { .. } | Kind::Char) => return near,
            DatabaseBackend::MySql => "char",
            _ => "text",
        };
        near.cast_as(Alias::new(name))
    }
}

/// Letters and digits alone: everything else is an operator there, and a lone one an error.
fn match_against(near: Expr, words: &str) -> Option<Expr> {
    let words: Vec<&str> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.iter().any(|word| word.chars().count() < INDEXED) {
        return None;
    }
    let query = match words.as_slice() {
        [word] => format!("+{word}*"),
        several => format!("\"{}\"", several.join(" ")),
    };
    Some(Expr::cust_with_exprs("MATCH (?) AGAINST (? IN BOOLEAN MODE)", [near, Expr::val(query)]))
}

/// A pattern that means these very characters.
fn pattern(mode: SearchMode, words: &str) -> String {
    let mut literal = String::with_capacity(words.len() + 2);
    for c in words.chars() {
        if matches!(c, '%' | '_' | ESCAPE) {
            literal.push(ESCAPE);
        }
        literal.push(c);
    }
    match mode {
        SearchMode::Contains | SearchMode::Trigram | SearchMode::FullText(_) => {
            format!("%{literal}%")
        }
        SearchMode::StartsWith => format!("{literal}%"),
        SearchMode::EndsWith => format!("%{literal}"),
        SearchMode::Exact => literal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_mariadbs_index_does_not_hold_is_looked_for_as_it_is() {
        let near = || Expr::col("title");
        for words in ["", "+-*", "ab", "c++ rust", "\"", "(x)"] {
            assert!(match_against(near(), words).is_none(), "{words}");
        }
        for words in ["rust", "senior rust", "rust-berlin)", "\"rust"] {
            assert!(match_against(near(), words).is_some(), "{words}");
        }
    }
}
