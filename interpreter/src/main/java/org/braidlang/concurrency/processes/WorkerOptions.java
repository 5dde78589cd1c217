package org.braidlang.concurrency.processes;

import java.util.List;

/**
 * How workers are started.
 *
 * @param count how many there are
 * @param command the program that is one, and its arguments
 */
public record WorkerOptions(int count, List<String> command) {}
