// Exactly what a run will do: what the second person sees, and what their approval is bound to.
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

/// <param name="Runbook">Null for a command of <c>muster run</c>.</param>
/// <param name="Version">Of the runbook, from 1; null for a command.</param>
/// <param name="TextHash">SHA-256 of the version's text in hexadecimal digits; null for a command.</param>
/// <param name="Undoes">Whether these are the steps that undo the runbook.</param>
/// <param name="Command">Null for a runbook.</param>
/// <param name="Steps">Resolved: every parameter has its value in its place.</param>
/// <param name="Preview">What the dry runs showed, in the order of the steps.</param>
public sealed record RunContent(
    RunbookId? Runbook,
    int? Version,
    string? TextHash,
    bool Undoes,
    CommandLine? Command,
    ImmutableArray<RunbookStep> Steps,
    ImmutableSortedDictionary<string, string> Parameters,
    ImmutableArray<DryRunResult> Preview,
    IncidentId? Incident
)
{
    /// <summary>SHA-256 over <see cref="CanonicalText"/>, as 64 lower-case hexadecimal digits.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalText())));

    /// <summary>JSON without white space, its fields ascending by their names' code units, nothing left out. Source: the order of RFC 8785.</summary>
    public string CanonicalText() => CanonicalJson.Write(JsonSerializer.SerializeToElement(this));

    /// <summary>A sentence that says what differs from what was approved; null when nothing does.</summary>
    public string? ChangedSince(RunContent approved)
    {
        ArgumentNullException.ThrowIfNull(approved);
        return Hash() == approved.Hash() ? null : RunDifference.Between(approved, this);
    }
}
