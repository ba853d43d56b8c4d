// Why a command was refused: a value with a stable code and a sentence for the person who reads it.
using System.Collections.Immutable;

namespace Muster.Core.Kernel;

/// <summary>
/// Why a command was refused. <see cref="Code"/> is stable (scripts and tests rely on it), in the form
/// <c>subject.reason</c>; <see cref="Message"/> says what happened, what was kept and what to do.
/// </summary>
public sealed record Rejection(string Code, string Message, RejectionKind Kind = RejectionKind.Conflict)
{
    /// <summary>Every mistake in the input, in the order of the input; empty when the refusal is about the state.</summary>
    public ImmutableArray<FieldError> Errors { get; init; } = [];

    public static Rejection Invalid(string code, string message) => new(code, message, RejectionKind.Invalid);

    public static Rejection Invalid(string code, string message, ImmutableArray<FieldError> errors) =>
        new(code, message, RejectionKind.Invalid) { Errors = errors };

    public static Rejection NotFound(string code, string message) => new(code, message, RejectionKind.NotFound);

    public static Rejection Forbidden(string code, string message) => new(code, message, RejectionKind.Forbidden);
}
