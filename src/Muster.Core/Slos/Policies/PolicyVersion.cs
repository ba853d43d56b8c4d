// One version of the error budget policy: its text, what it says, and who signed it.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Slos.Policies;

/// <param name="Number">Counts from 1.</param>
/// <param name="TextHash">SHA-256 of the text in hexadecimal digits: what is signed.</param>
public sealed record PolicyVersion(int Number, string Text, string TextHash, BudgetPolicy Policy, Actor By, DateTimeOffset At)
{
    /// <summary>In the order in which they were given; one a side.</summary>
    public ImmutableArray<PolicySignature> Signatures { get; init; } = [];

    public bool IsSigned => SignatureOf(PolicySide.Product) is not null && SignatureOf(PolicySide.Engineering) is not null;

    /// <summary>When the second side signed; null before.</summary>
    public DateTimeOffset? SignedAt => IsSigned ? Signatures.Max(one => one.At) : null;

    /// <summary>Null while that side has not signed.</summary>
    public PolicySignature? SignatureOf(PolicySide side) => Signatures.FirstOrDefault(one => one.Side == side);
}
