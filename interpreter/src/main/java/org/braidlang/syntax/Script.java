package org.braidlang.syntax;

import java.util.List;
import org.braidlang.source.SourceFile;

/** A whole script. */
public record Script(SourceFile file, List<Stmt> statements) {}
