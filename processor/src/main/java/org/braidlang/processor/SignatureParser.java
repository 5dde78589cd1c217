package org.braidlang.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the text of a {@code @Builtin}: {@code str.split(sep=none, maxsplit=-1)}. */
final class SignatureParser {
    private final String text;
    private int at;

    private SignatureParser(final String text) {
        this.text = text;
    }

    static Signature parse(final String text) throws Signature.Fault {
        return new SignatureParser(text).signature();
    }

    private Signature signature() throws Signature.Fault {
        String owner = "";
        String name = name("the function's name");
        if (accept('.')) {
            owner = name;
            name = name("the method's name");
        }
        expect('(');
        final List<Signature.Parameter> parameters = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        Signature.Kind kind = Signature.Kind.PLAIN;
        boolean optional = false;
        while (!accept(')')) {
            if (!parameters.isEmpty() || kind != Signature.Kind.PLAIN) {
                expect(',');
            }
            if (kind == Signature.Kind.NAMED) {
                throw fault("nothing can stand after '**'");
            }
            if (accept('*')) {
                kind = stars(parameters, names, kind);
                continue;
            }
            final String parameter = name("a parameter's name");
            final Literal fallback = accept('=') ? literal() : null;
            if (optional && fallback == null && kind == Signature.Kind.PLAIN) {
                throw fault("'" + parameter + "' needs a default, because one before it has one");
            }
            optional |= fallback != null;
            add(parameters, names, new Signature.Parameter(parameter, fallback, kind));
        }
        skipBlanks();
        if (at < text.length()) {
            throw fault("text after the ')'");
        }
        return new Signature(owner, name, List.copyOf(parameters));
    }

    /** After one star: gives the kind of what follows. */
    private Signature.Kind stars(final List<Signature.Parameter> parameters, final Set<String> names,
            final Signature.Kind before) throws Signature.Fault {
        if (accept('*')) {
            add(parameters, names, new Signature.Parameter(name("a name"), null, Signature.Kind.NAMED));
            return Signature.Kind.NAMED;
        }
        if (before != Signature.Kind.PLAIN) {
            throw fault("a second '*'");
        }
        skipBlanks();
        if (at < text.length() && text.charAt(at) != ',') {
            add(parameters, names, new Signature.Parameter(name("a name"), null, Signature.Kind.REST));
        }
        return Signature.Kind.BY_NAME;
    }

    private void add(final List<Signature.Parameter> parameters, final Set<String> names,
            final Signature.Parameter parameter) throws Signature.Fault {
        if (!names.add(parameter.name())) {
            throw fault("'" + parameter.name() + "' stands twice");
        }
        parameters.add(parameter);
    }

    private String name(final String what) throws Signature.Fault {
        skipBlanks();
        final int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (start == at || Character.isDigit(text.charAt(start))) {
            throw fault("expected " + what);
        }
        return text.substring(start, at);
    }

    private Literal literal() throws Signature.Fault {
        skipBlanks();
        if (text.startsWith("...", at)) {
            at += 3;
            return new Literal.LeftOut();
        }
        final char first = at < text.length() ? text.charAt(at) : ' ';
        if (first == '\'' || first == '"') {
            return new Literal.Text(string(first));
        }
        final int start = at;
        while (at < text.length() && ",) ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        final String word = text.substring(start, at);
        final Literal known = word(word);
        if (known == null) {
            throw fault("the default '" + word
                    + "' is no literal: none, true, false, a number, a string or ... can stand here");
        }
        return known;
    }

    private static @Nullable Literal word(final String word) {
        if (word.matches("-?\\d+")) {
            return new Literal.Int(Long.parseLong(word));
        }
        if (word.matches("-?\\d+(\\.\\d+)?(e[-+]?\\d+)?")) {
            return new Literal.Float(Double.parseDouble(word));
        }
        return switch (word) {
            case "none" -> new Literal.None();
            case "true" -> new Literal.Bool(true);
            case "false" -> new Literal.Bool(false);
            default -> null;
        };
    }

    private String string(final char quote) throws Signature.Fault {
        final StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            final char c = text.charAt(at);
            if (c != '\\' || at + 1 == text.length()) {
                value.append(c);
                continue;
            }
            at++;
            value.append(switch (text.charAt(at)) {
                case 'n' -> '\n';
                case 't' -> '\t';
                case 'r' -> '\r';
                case '\\' -> '\\';
                case '\'' -> '\'';
                default -> throw fault("an escape that is none of \\n \\t \\r \\\\ \\'");
            });
        }
        if (at == text.length()) {
            throw fault("the string does not end");
        }
        at++;
        return value.toString();
    }

    private int skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private boolean accept(final char wanted) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(final char wanted) throws Signature.Fault {
        if (!accept(wanted)) {
            throw fault("expected '" + wanted + "'");
        }
    }

    private Signature.Fault fault(final String what) {
        return new Signature.Fault("signature \"" + text + "\", column " + (at + 1) + ": " + what);
    }
}
