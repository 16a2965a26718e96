//! Code in an article, highlighted: syntect finds what a word is, the theme says how that is painted.

use std::collections::BTreeMap;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};

use super::Role;
use crate::{
    article::{Article, BlockKind},
    text::Span,
};

/// Code longer than this is shown plain, so that a huge block does not hold up the first screen.
const LONGEST: usize = 64 << 10;

/// What the words of an article's code blocks are, by block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CodeTones {
    of_block: BTreeMap<usize, Vec<(Span, Role)>>,
}

impl CodeTones {
    /// The roles of the words of a block within `span`, in order; spans in the article's text.
    pub fn of(&self, block: usize, span: Span) -> &[(Span, Role)] {
        let all = self.of_block.get(&block).map_or(&[][..], Vec::as_slice);
        let first = all.partition_point(|(words, _)| words.end <= span.start);
        let last = first + all[first..].partition_point(|(words, _)| words.start < span.end);
        &all[first..last]
    }
}

/// Whether there is code in `article` of which it is said what it is written in.
pub fn has_code(article: &Article) -> bool {
    article.blocks().iter().any(|block| matches!(block.kind, BlockKind::Code { language: Some(_) }))
}

/// Finds what the words in the code blocks of `article` are. The syntaxes are loaded only if there is such a block;
/// with them it takes some tenths of a second.
pub fn code_tones(article: &Article) -> CodeTones {
    let mut tones = CodeTones::default();
    let mut syntaxes = None;
    let mut budget = LONGEST;
    for (index, block) in article.blocks().iter().enumerate() {
        let BlockKind::Code { language: Some(language) } = &block.kind else { continue };
        if block.span.len() > budget {
            continue;
        }
        budget -= block.span.len();
        let syntaxes = syntaxes.get_or_insert_with(two_face::syntax::extra_newlines);
        if let Some(found) = highlight(syntaxes, language, article.words(block.span)) {
            let found = found.into_iter().map(|(span, role)| (span.shifted(block.span.start), role)).collect();
            tones.of_block.insert(index, found);
        }
    }
    tones
}

fn highlight(syntaxes: &SyntaxSet, language: &str, code: &str) -> Option<Vec<(Span, Role)>> {
    let syntax = syntaxes.find_syntax_by_token(language)?;
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut found = Vec::new();
    let mut start = 0;
    for line in code.split_inclusive('\n') {
        let mut at = 0;
        for (offset, operation) in state.parse_line(line, syntaxes).ok()? {
            push(&mut found, &stack, start + at, start + offset);
            at = offset;
            stack.apply(&operation).ok()?;
        }
        push(&mut found, &stack, start + at, start + line.len());
        start += line.len();
    }
    Some(found)
}

fn push(found: &mut Vec<(Span, Role)>, stack: &ScopeStack, start: usize, end: usize) {
    if start < end
        && let Some(role) = role(stack)
    {
        found.push((Span::new(start, end), role));
    }
}

/// The role of the innermost scope that has one.
fn role(stack: &ScopeStack) -> Option<Role> {
    const ROLES: [(&str, Role); 6] = [
        ("comment", Role::CodeComment),
        ("string", Role::CodeString),
        ("constant", Role::CodeConstant),
        ("keyword", Role::CodeKeyword),
        ("storage", Role::CodeKeyword),
        ("entity.name.tag", Role::CodeKeyword),
    ];
    let named = |scope: &Scope| {
        let name = scope.build_string();
        ROLES.into_iter().find(|(prefix, _)| name.starts_with(prefix)).map(|(_, role)| role)
    };
    stack.as_slice().iter().rev().find_map(named)
}
