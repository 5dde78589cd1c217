package org.braidlang.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.braidlang.grammar.BraidLexer;
import org.braidlang.grammar.BraidParser;
import org.braidlang.grammar.ScriptStream;
import org.braidlang.problems.Problem;
import org.braidlang.problems.SyntaxProblem;
import org.braidlang.source.SourceFile;

/** Reads scripts. The only way to the parser that ANTLR generates. */
public final class Parser {
    private static final int MAX_PROBLEMS = 20;

    private final SourceFile file;
    private final List<SyntaxProblem> problems = new ArrayList<>();

    private Parser(final SourceFile file) {
        this.file = file;
    }

    /** Begins to unpack the grammar's tables, on a thread of its own; else the first script waits for that. */
    public static void startEarly() {
        Thread.ofPlatform().daemon().name("braid-grammar").start(() -> {
            Objects.requireNonNull(BraidLexer._ATN);
            Objects.requireNonNull(BraidParser._ATN);
        });
    }

    /**
     * The tree of a script.
     *
     * @throws Problem.Failure with what is wrong, in the order of the script, the first {@value #MAX_PROBLEMS} if there
     *     are more
     */
    public static Script parse(final SourceFile file) throws Problem.Failure {
        return new Parser(file).script();
    }

    private Script script() throws Problem.Failure {
        final BraidLexer lexer = new BraidLexer(new ScriptStream(file.text()));
        lexer.removeErrorListeners();
        final CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        final BraidParser parser = new BraidParser(tokens);
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new Recovery(file, tokens, lexer.faults(), problems));
        final TreeBuilder builder = new TreeBuilder(new Nodes(file, problems), tokens);
        final List<Stmt> statements = new ArrayList<>();
        while (tokens.LA(1) != Token.EOF && problems.size() < MAX_PROBLEMS) {
            if (tokens.LA(1) == BraidParser.NEWLINE || tokens.LA(1) == BraidParser.SEMICOLON) {
                tokens.consume();
            } else {
                builder.add(parser.statement(), statements);
            }
        }
        new Faults(file, lexer.faults(), problems).report(MAX_PROBLEMS);
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(problem -> problem.span().start()));
            throw new Problem.Failure(List.copyOf(problems.subList(0, Math.min(problems.size(), MAX_PROBLEMS))));
        }
        return new Script(file, List.copyOf(statements));
    }
}
