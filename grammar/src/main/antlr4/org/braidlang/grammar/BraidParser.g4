/*
 * The grammar of Braid. Nearly every decision is made by the next token, the rest by two.
 *
 * A script is `(statement | NEWLINE | SEMICOLON)* EOF`; Parser reads it a statement at a time. LayoutLexer puts a
 * NEWLINE wherever a statement ends without one: before a '}' and the end, and between a closing block and what
 * follows it.
 */
parser grammar BraidParser;

options {
    tokenVocab = BraidLexer;
    superClass = NestingParser;
}

statement
    : ( declaration
      | assignment
      | whileLoop
      | forLoop
      | breaking
      | continuing
      | returning
      | raising
      | assertion
      | importing
      | test
      ) (NEWLINE | SEMICOLON)
    ;

block: BLOCK_OPEN (statement | NEWLINE | SEMICOLON)* BLOCK_CLOSE;

declaration: (LET | SHARED? VAR) targets ASSIGN expressions;

// Also an expression that stands alone, and a named function.
assignment: expressions ((ASSIGN expressions)+ | augmented expressions)?;

augmented
    : PLUS_ASSIGN | MINUS_ASSIGN | STAR_ASSIGN | SLASH_ASSIGN | DOUBLE_SLASH_ASSIGN | PERCENT_ASSIGN | POWER_ASSIGN
    | AMPERSAND_ASSIGN | PIPE_ASSIGN | CARET_ASSIGN | LEFT_ASSIGN | RIGHT_ASSIGN
    ;

whileLoop: WHILE expression block;

forLoop: FOR AWAIT? targets IN expressions block;

breaking: BREAK;

continuing: CONTINUE;

returning: RETURN expressions?;

raising: RAISE expression?;

assertion: ASSERT expression (COMMA expression)?;

importing: IMPORT (NAME | STRING) (AS NAME)?;

test: TEST STRING (ON NAME (COMMA NAME)*)? block;

// What let, var and loops give values to.
targets: target (COMMA target)* COMMA?;

target: NAME | LPAREN targets RPAREN;

// A tuple if there is a comma.
expressions: expression (COMMA expression)* COMMA?;

// Flat, so that a long sum needs no deep stack. ExpressionBuilder knows how tightly each operator binds.
expression: operand (infix operand)*;

infix
    : OR | AND
    | EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | IN | NOT IN
    | RANGE | RANGE_INCLUSIVE
    | PIPE | CARET | AMPERSAND | LEFT | RIGHT | PLUS | MINUS | STAR | SLASH | DOUBLE_SLASH | PERCENT | POWER
    ;

operand: prefix* (chain | construct) (ON NAME)?;

prefix: NOT | MINUS | PLUS | TILDE | AWAIT | SPAWN | header;

// `fn(x) =>` is a prefix of what it returns, and `fn(x)` one of its block, so that the next token decides everywhere.
header: ASYNC? FN NAME? LPAREN (parameter (COMMA parameter)* COMMA?)? RPAREN ARROW?;

parameter: NAME (ASSIGN expression)?;

chain: atom trailer*;

trailer
    : DOT NAME                            # attribute
    | LPAREN arguments? RPAREN            # call
    | LBRACKET index RBRACKET             # item
    ;

arguments: argument (COMMA argument)* COMMA?;

// `name=value`, or a generator.
argument: expression (ASSIGN expression | clause+)?;

index
    : expressions OPEN_RANGE?
    | (RANGE | RANGE_INCLUSIVE) expression
    | OPEN_RANGE
    ;

atom
    : NAME
    | INT
    | FLOAT
    | DURATION
    | STRING
    | BYTES
    | TRUE
    | FALSE
    | NONE
    | interpolation
    | parentheses
    | listDisplay
    | braces
    ;

parentheses: LPAREN (expression (clause+ | (COMMA expression)* COMMA?))? RPAREN;

listDisplay: LBRACKET (expression (clause+ | (COMMA expression)* COMMA?))? RBRACKET;

// A dict or a set.
braces: LBRACE (entry (clause+ | (COMMA entry)* COMMA?))? RBRACE;

entry: expression (COLON expression)?;

clause
    : FOR targets IN expression
    | IF expression
    ;

interpolation: F_START piece* F_END;

piece
    : F_TEXT
    | F_BRACE
    | FIELD_OPEN expressions FIELD_EQUALS? (BANG NAME)? (FIELD_COLON piece*)? FIELD_CLOSE
    ;

// What ends with a block; a block alone belongs to the `spawn` or the `fn(x)` before it.
construct
    : block
    | conditional
    | trying
    | with
    | locking
    | limited
    | parallel
    ;

conditional: IF expression block alternative*;

alternative: ELSE (IF expression)? block;

trying: TRY block catching* (FINALLY block)?;

catching: CATCH expression? (AS NAME)? block;

with: WITH expression (AS target)? block;

locking: LOCK expression block;

limited: TIMEOUT expression block;

parallel: PARALLEL (LPAREN arguments? RPAREN)? (block | FOR targets IN expressions block);
