// What a refusal says, as application/problem+json has it.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Server.Web.Api;

/// <summary>RFC 9457, with the code that scripts rely on.</summary>
/// <param name="Type">Where the status is explained.</param>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Detail">What was kept, and what to do now.</param>
/// <param name="Code">Stays the same for ever; the words may change.</param>
/// <param name="Errors">Each mistake in the input; left out or empty when it is about something else.</param>
internal sealed record Problem(
    string? Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    ImmutableArray<FieldError>? Errors = null
);
