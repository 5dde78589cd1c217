package org.braidlang.problems;

import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/** What follows the grammar by the letter, and yet cannot mean anything. */
public sealed interface FormProblem extends SyntaxProblem {
    record TooDeep(Span span) implements FormProblem {
        @Override
        public String title() {
            return "nested more than 200 deep";
        }

        @Override
        public String hint() {
            return "give a part of it a name of its own";
        }
    }

    record TooLong(Span span, int limit) implements FormProblem {
        @Override
        public String title() {
            return "more than " + limit + " operators or calls in one expression";
        }

        @Override
        public String hint() {
            return "put the operands into a list, and join or sum that";
        }
    }

    /** A word or sign of Braid where it cannot stand. */
    record Misplaced(Span span, String title, String hint) implements FormProblem {}

    /** An operator or a comma that nothing follows. */
    record Unfinished(Span span, boolean incomplete) implements FormProblem {
        @Override
        public String title() {
            return "nothing follows '" + span.text() + "'";
        }

        @Override
        public String hint() {
            return "an expression is expected, here or in the next line";
        }
    }

    record AfterBlock(Span span, String text) implements FormProblem {
        @Override
        public String title() {
            return "'" + text + "' cannot follow a closing block on the same line";
        }

        @Override
        public String hint() {
            return "put parentheses around what precedes: (… { … }) " + text;
        }
    }

    record BareBlock(Span span) implements FormProblem {
        @Override
        public String title() {
            return "a block cannot stand alone";
        }

        @Override
        public @Nullable String hint() {
            return null;
        }
    }

    record RangeChain(Span span) implements FormProblem {
        @Override
        public String title() {
            return "ranges do not chain";
        }

        @Override
        public String hint() {
            return "write one range: 1..5, or 1..=5 with its end";
        }
    }

    record LoosePrefix(Span span, String operator, boolean awaited) implements FormProblem {
        @Override
        public String title() {
            return awaited
                    ? "'await' and 'spawn' take a call, not '" + operator + "'"
                    : "'" + operator + "' binds less tightly than the operator before it";
        }

        @Override
        public String hint() {
            return awaited
                    ? "write '" + operator + "' first, or use parentheses"
                    : "put parentheses around it: (" + operator + " …)";
        }
    }

    record FunctionAwaited(Span span) implements FormProblem {
        @Override
        public String title() {
            return "'await' and 'spawn' take a call, not a function";
        }

        @Override
        public String hint() {
            return "to run a block in a new task, write: spawn { … }";
        }
    }

    record FunctionBody(Span span) implements FormProblem {
        @Override
        public String title() {
            return "expected the body of the function";
        }

        @Override
        public String hint() {
            return "write: fn(x) => x + 1, or fn(x) { … }";
        }
    }

    /** Behind an arrow, empty braces are hardly ever meant as a dict. */
    record ArrowBeforeBlock(Span span) implements FormProblem {
        @Override
        public String title() {
            return "'=>' is followed by an expression: here these braces would be an empty dict";
        }

        @Override
        public String hint() {
            return "write: fn(x) { … } for a block, fn(x) => dict() for an empty dict";
        }
    }

    record NamedFunction(Span span, String name) implements FormProblem {
        @Override
        public String title() {
            return "a function inside an expression has no name";
        }

        @Override
        public String hint() {
            return "write fn(…) here, or declare fn " + name + "(…) in a statement of its own";
        }
    }

    record RequiredAfterDefault(Span span, String name) implements FormProblem {
        @Override
        public String title() {
            return "parameter '" + name + "' has no default, but follows one that has";
        }

        @Override
        public String hint() {
            return "parameters with defaults come last";
        }
    }

    record PositionalAfterKeyword(Span span) implements FormProblem {
        @Override
        public String title() {
            return "positional argument after keyword argument";
        }

        @Override
        public String hint() {
            return "arguments with names come last";
        }
    }

    record RepeatedArgument(Span span, String name) implements FormProblem {
        @Override
        public String title() {
            return "argument '" + name + "' is given twice";
        }

        @Override
        public @Nullable String hint() {
            return null;
        }
    }

    record ArgumentName(Span span) implements FormProblem {
        @Override
        public String title() {
            return "only a name can stand before '=' in a call";
        }

        @Override
        public String hint() {
            return "write: f(name=value), or == to compare";
        }
    }

    record LoneGenerator(Span span) implements FormProblem {
        @Override
        public String title() {
            return "a generator can only be the sole argument of a call";
        }

        @Override
        public String hint() {
            return "write a list: [x for x in xs]";
        }
    }

    record LoneCondition(Span span) implements FormProblem {
        @Override
        public String title() {
            return "a comprehension starts with 'for', not with 'if'";
        }

        @Override
        public String hint() {
            return "write [x for x in xs if c], or for one value: if c { a } else { b }";
        }
    }

    record WithLock(Span span, String lock) implements FormProblem {
        @Override
        public String title() {
            return "a lock is not held by 'with'";
        }

        @Override
        public String hint() {
            return "write: lock " + Excerpt.of(lock) + " { … }";
        }
    }

    record CatchName(Span span, String name) implements FormProblem {
        @Override
        public String title() {
            return "'catch " + name + "' would catch errors of a kind named '" + name + "'";
        }

        @Override
        public String hint() {
            return "write: catch as " + name + " { … }, or: catch ValueError as " + name + " { … }";
        }
    }

    record AssertedTuple(Span span) implements FormProblem {
        @Override
        public String title() {
            return "a tuple is always true, so that this assert can never fail";
        }

        @Override
        public String hint() {
            return "leave the parentheses out: assert condition, \"message\"";
        }
    }

    record MixedBraces(Span span, boolean dict) implements FormProblem {
        @Override
        public String title() {
            return dict ? "this item of a dict has no value" : "this item of a set has a value";
        }

        @Override
        public String hint() {
            return "write a dict as {key: value}, a set as {item, item}";
        }
    }

    record NotAssignable(Span span, String what) implements FormProblem {
        @Override
        public String title() {
            return "cannot assign to " + what;
        }

        @Override
        public String hint() {
            return "the left side of '=' is a name, an item or an attribute; write == to compare";
        }
    }

    record AssigningFunction(Span span, String header) implements FormProblem {
        @Override
        public String title() {
            return "'=>' is followed by an expression, not by an assignment";
        }

        @Override
        public String hint() {
            return "write: " + Excerpt.of(header) + " { … }";
        }
    }

    record AugmentedTuple(Span span) implements FormProblem {
        @Override
        public String title() {
            return "an operator with '=' takes one target, not a tuple";
        }

        @Override
        public @Nullable String hint() {
            return null;
        }
    }

    record SharedTuple(Span span) implements FormProblem {
        @Override
        public String title() {
            return "'shared var' takes one name";
        }

        @Override
        public String hint() {
            return "write one 'shared var' for each name";
        }
    }

    record AfterElse(Span span) implements FormProblem {
        @Override
        public String title() {
            return "this 'else' follows the last 'else' of the 'if'";
        }

        @Override
        public @Nullable String hint() {
            return null;
        }
    }

    record LoneTry(Span span) implements FormProblem {
        @Override
        public String title() {
            return "this 'try' has neither 'catch' nor 'finally'";
        }

        @Override
        public String hint() {
            return "write: try { … } catch as e { … }";
        }
    }

    record MisplacedOn(Span span) implements FormProblem {
        @Override
        public String title() {
            return "'on' can only follow the call or block of a 'spawn'";
        }

        @Override
        public String hint() {
            return "write: spawn f(x) on processes, or parallel(on=processes) …";
        }
    }

    record ModelExpected(Span span) implements FormProblem {
        @Override
        public String title() {
            return "'on' takes the name of a model";
        }

        @Override
        public String hint() {
            final String word = span.text().replaceAll("^(['\"])(\\w+)\\1$", "$2");
            return word.equals(span.text()) ? "write: on=processes" : "write: on=" + word + ", without quotes";
        }
    }

    record ParallelOption(Span span, @Nullable String name) implements FormProblem {
        @Override
        public String title() {
            return name == null ? "'parallel' takes named options only" : "'parallel' has no option '" + name + "'";
        }

        @Override
        public String hint() {
            return "write: parallel(limit=4, on=processes) …";
        }
    }

    record NamelessImport(Span span) implements FormProblem {
        @Override
        public String title() {
            return "an imported script needs a name";
        }

        @Override
        public String hint() {
            return "write: import " + span.text() + " as tools";
        }
    }

    record NestedTest(Span span) implements FormProblem {
        @Override
        public String title() {
            return "'test' can only stand at the top level of a script";
        }

        @Override
        public @Nullable String hint() {
            return null;
        }
    }
}
