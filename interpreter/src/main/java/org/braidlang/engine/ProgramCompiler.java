package org.braidlang.engine;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.braidlang.codegen.ClassEmitter;
import org.braidlang.codegen.CompiledProgram;
import org.braidlang.ir.Function;
import org.braidlang.ir.Instruction;
import org.braidlang.ir.Lowering;
import org.braidlang.ir.Types;
import org.braidlang.problems.Problem;
import org.braidlang.problems.ProgramProblem;
import org.braidlang.resolve.Bindings;
import org.braidlang.resolve.BuiltinNames;
import org.braidlang.resolve.Resolver;
import org.braidlang.source.SourceFile;
import org.braidlang.source.Span;
import org.braidlang.syntax.Parser;
import org.braidlang.syntax.Script;
import org.braidlang.syntax.Stmt;
import org.jspecify.annotations.Nullable;

/**
 * The way of a script from text to classes. The scripts that it imports go first, each once, wherever it is imported.
 * Used for one program, by one thread.
 */
final class ProgramCompiler {
    private final BuiltinNames builtins;
    private final boolean typed;
    private final Lowering lowering = new Lowering();
    private final Map<Path, Lowering.Imported> imported = new LinkedHashMap<>();
    private final List<Path> open = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param typed whether ints are kept in machine integers where that is known to fit */
    ProgramCompiler(final BuiltinNames builtins, final boolean typed) {
        this.builtins = builtins;
        this.typed = typed;
    }

    /**
     * Compiles a script.
     *
     * @param path where it stands, if it is a file
     * @param folder from where its imports are looked for
     */
    CompiledProgram compile(final SourceFile source, final @Nullable Path path, final Path folder)
            throws Problem.Failure {
        final Lowering.Result lowered = lower(source, path, folder);
        try {
            return new CompiledProgram(lowered);
        } catch (final ClassEmitter.TooLargeException e) {
            throw new Problem.Failure(List.of(tooLarge(e.function())));
        }
    }

    private static Problem tooLarge(final Function function) {
        final Span start = function.blocks().stream().flatMap(block -> block.instructions().stream())
                .map(Instruction::span).filter(Objects::nonNull).findFirst()
                .orElse(new Span(function.file(), 0, 0));
        return new ProgramProblem.TooLarge(start, function.name());
    }

    /** The functions of a script and of all that it imports, with their types. */
    Lowering.Result lower(final SourceFile source, final @Nullable Path path, final Path folder)
            throws Problem.Failure {
        final Script script = Parser.parse(source);
        if (path != null) {
            open.add(path.toAbsolutePath().normalize());
        }
        final Map<Stmt.ImportScript, Lowering.Imported> imports = imports(script, folder);
        Bindings bindings = null;
        try {
            bindings = Resolver.resolve(script, builtins);
        } catch (final Problem.Failure failure) {
            problems.addAll(failure.problems());
        }
        if (bindings == null || !problems.isEmpty()) {
            throw new Problem.Failure(problems);
        }
        final Lowering.Result lowered = lowering.main(script, bindings, imports);
        if (typed) {
            Types.infer(lowered.functions());
        } else {
            Types.inferNothing(lowered.functions());
        }
        return lowered;
    }

    private Map<Stmt.ImportScript, Lowering.Imported> imports(final Script script, final Path folder) {
        final Map<Stmt.ImportScript, Lowering.Imported> found = new IdentityHashMap<>();
        for (final Stmt statement : script.statements()) {
            if (statement instanceof Stmt.ImportScript wanted) {
                final Lowering.Imported known = imported(wanted, folder);
                if (known != null) {
                    found.put(wanted, known);
                }
            }
        }
        return found;
    }

    private Lowering.@Nullable Imported imported(final Stmt.ImportScript wanted, final Path folder) {
        final Path path;
        try {
            path = folder.resolve(wanted.path()).toAbsolutePath().normalize();
        } catch (final InvalidPathException e) {
            problems.add(new ProgramProblem.CannotImport(wanted.pathSpan(), wanted.path(), "that is no path"));
            return null;
        }
        final Lowering.Imported known = imported.get(path);
        if (known != null) {
            return known;
        }
        if (open.contains(path)) {
            final List<String> chain = new ArrayList<>();
            open.subList(open.indexOf(path), open.size()).forEach(each -> chain.add(fileName(each)));
            chain.add(fileName(path));
            problems.add(new ProgramProblem.CircularImport(wanted.pathSpan(), String.join(" → ", chain)));
            return null;
        }
        open.add(path);
        try {
            final Script script = Parser.parse(new SourceFile(shown(wanted, path), Files.readString(path)));
            final Path parent = path.getParent();
            final Map<Stmt.ImportScript, Lowering.Imported> inner =
                    imports(script, parent == null ? folder : parent);
            final Bindings bindings = Resolver.resolve(script, builtins);
            if (problems.isEmpty()) {
                final Lowering.Imported result = lowering.imported(script, bindings, inner);
                imported.put(path, result);
                return result;
            }
        } catch (final Problem.Failure failure) {
            problems.addAll(failure.problems());
        } catch (final NoSuchFileException e) {
            cannot(wanted, "there is no such file");
        } catch (final CharacterCodingException e) {
            cannot(wanted, "it is not UTF-8 text");
        } catch (final IOException e) {
            cannot(wanted, Files.isDirectory(path) ? "it is a folder" : "it cannot be read");
        } finally {
            open.removeLast();
        }
        return null;
    }

    private void cannot(final Stmt.ImportScript wanted, final String reason) {
        problems.add(new ProgramProblem.CannotImport(wanted.pathSpan(), wanted.path(), reason));
    }

    private static String fileName(final Path path) {
        final Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** How messages name an imported script: beside the one that imports it, as that is named. */
    private static String shown(final Stmt.ImportScript wanted, final Path path) {
        final Path importing = Path.of(wanted.span().file().name().replace("<", "").replace(">", ""));
        final Path sibling = importing.resolveSibling(wanted.path()).normalize();
        return Files.exists(sibling) ? sibling.toString() : path.toString();
    }
}
