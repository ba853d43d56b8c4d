// The error budget policy as the API answers it.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Slos.Policies;
using Muster.Server.Web.Api;

namespace Muster.Server.Slos.Policy.Api;

/// <param name="Standing">The signed version that holds; null while none is signed, and the workbook's policy holds.</param>
/// <param name="Latest">What was written last, signed or not; null before the first.</param>
/// <param name="Overrides">Newest first, at most 100.</param>
public sealed record PolicyDetail(PolicyVersionItem? Standing, PolicyVersionItem? Latest, ImmutableArray<OverrideItem> Overrides)
{
    private const int OverridesMax = 100;

    /// <summary>What a write did; null after a read.</summary>
    public WrittenItem? Written { get; init; }

    internal static PolicyDetail Of(BudgetPolicyBook book, DateTimeOffset now) =>
        new(
            PolicyVersionItem.Of(book.Standing),
            PolicyVersionItem.Of(book.Latest),
            [.. book.Overrides.Reverse().Take(OverridesMax).Select(one => OverrideItem.Of(one, book, now))]
        );
}

/// <param name="TextHash">SHA-256 of the text in hexadecimal digits: what is signed.</param>
/// <param name="SignedAt">When the second side signed; null before.</param>
/// <param name="Signatures">At most one a side.</param>
public sealed record PolicyVersionItem(
    int Version,
    string Title,
    string Text,
    string TextHash,
    Actor By,
    DateTimeOffset At,
    DateTimeOffset? SignedAt,
    ImmutableArray<SignatureItem> Signatures
)
{
    internal static PolicyVersionItem? Of(PolicyVersion? one) =>
        one is null
            ? null
            : new(
                one.Number,
                one.Policy.Title,
                one.Text,
                one.TextHash,
                one.By,
                one.At,
                one.SignedAt,
                [.. one.Signatures.Select(SignatureItem.Of)]
            );
}

/// <param name="As">For whom they signed.</param>
public sealed record SignatureItem(PolicySide As, PersonId Person, DateTimeOffset At)
{
    internal static SignatureItem Of(PolicySignature one) => new(one.Side, one.Person, one.At);
}

/// <param name="Status"><c>asked</c> while a second person has yet to agree, <c>holds</c>, or <c>over</c>.</param>
/// <param name="Policy">The number of the version under which it was asked for.</param>
/// <param name="ConsentBy">The second person; where the policy asks for none, whoever asked. Null while nobody agreed.</param>
/// <param name="Until">When it ends; null while nobody agreed.</param>
/// <param name="EndedBy">Who ended it before its time; null where nobody did.</param>
public sealed record OverrideItem(
    string Id,
    SloId Slo,
    string Status,
    string Reason,
    PersonId Person,
    DateTimeOffset At,
    int Policy,
    PersonId? ConsentBy,
    DateTimeOffset? Until,
    Actor? EndedBy
)
{
    internal static OverrideItem Of(GateOverride one, BudgetPolicyBook book, DateTimeOffset now) =>
        new(
            one.Id,
            one.Slo,
            one.Policy != book.Standing?.Number ? "over"
                : one.HoldsAt(now) ? "holds"
                : one.IsAskedAt(now) ? "asked"
                : "over",
            one.Reason,
            one.Person,
            one.At,
            one.Policy,
            one.Consent?.Person,
            one.Consent?.Until,
            one.End?.By
        );
}
