// A kind of change as programs name it and as people say that it was made.
using System.Collections.Immutable;

namespace Muster.Core.Changes;

public static class ChangeKindText
{
    /// <summary>The names in the API, in the order in which they are offered.</summary>
    public static readonly ImmutableArray<string> Names = [.. Enum.GetValues<ChangeKind>().Select(kind => kind.Name())];

    public static string Name(this ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Deploy => "deploy",
            ChangeKind.Flag => "flag",
            ChangeKind.Config => "config",
            ChangeKind.Schema => "schema",
            ChangeKind.Other => "other",
        };

    /// <summary>What was done, as the first word of a sentence: "Deployed".</summary>
    public static string Deed(this ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Deploy => "Deployed",
            ChangeKind.Flag => "Flag switched",
            ChangeKind.Config => "Configured",
            ChangeKind.Schema => "Schema changed",
            ChangeKind.Other => "Changed",
        };

    /// <summary>The kind of this name in any case; null for none.</summary>
    public static ChangeKind? Read(string? name) =>
        Enum.GetValues<ChangeKind>()
            .Cast<ChangeKind?>()
            .FirstOrDefault(kind => string.Equals(kind!.Value.Name(), name, StringComparison.OrdinalIgnoreCase));
}
