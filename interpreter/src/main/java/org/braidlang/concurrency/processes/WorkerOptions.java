package org.braidlang.concurrency.processes;

/**
 * How workers are started.
 *
 * @param count how many there are
 * @param launcher starts the processes
 */
public record WorkerOptions(int count, WorkerLauncher launcher) {}
