// Which commands the error budget policy takes: who may sign, and who may override.
using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Muster.Core.Kernel;
using static Muster.Core.Slos.Policies.BudgetPolicyCommand;

namespace Muster.Core.Slos.Policies;

internal static class BudgetPolicyRules
{
    private static readonly Reason AlreadyWritten = new("already_written", "The latest version says just that.");

    private static readonly Reason AlreadySigned = new("already_signed", "You signed it for this side already.");

    private static readonly Reason AlreadyAsked = new("already_asked", "It was asked for already.");

    private static readonly Reason AlreadyGranted = new("already_granted", "It holds already.");

    private static readonly Reason AlreadyOver = new("already_over", "It is over already.");

    public static Decision<BudgetPolicyEvent> Decide(BudgetPolicyBook book, BudgetPolicyCommand command) =>
        command switch
        {
            Write c => Version(book, c),
            Sign c => Signature(book, c),
            AskOverride c => Asking(book, c),
            GrantOverride c => Granting(book, c),
            EndOverride c => Ending(book, c),
            _ => throw new UnreachableException($"No rule answers {command}."),
        };

    private static Decision<BudgetPolicyEvent> Version(BudgetPolicyBook book, Write c)
    {
        if (book.Latest?.Text == c.Text)
        {
            return AlreadyWritten;
        }

        ImmutableArray<FieldError> errors = BudgetPolicyCheck.Check(c.Policy);
        return errors.IsEmpty
            ? new BudgetPolicyEvent.Written(
                book.Versions.Length + 1,
                c.Text,
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(c.Text))),
                c.Policy,
                c.By,
                c.At
            )
            : PolicyRejections.Invalid("No version was written, because the policy is not right.", errors);
    }

    private static Decision<BudgetPolicyEvent> Signature(BudgetPolicyBook book, Sign c)
    {
        if (book.Latest is not { } latest)
        {
            return PolicyRejections.NoPolicy;
        }

        if (latest.TextHash != c.Hash)
        {
            return PolicyRejections.OtherText;
        }

        if (c.Hand.Person is not { } person)
        {
            return PolicyRejections.Nobody;
        }

        if (latest.SignatureOf(c.Side) is { } signed)
        {
            return signed.Person == person ? AlreadySigned : PolicyRejections.SideSigned(c.Side);
        }

        if (!latest.Policy.Signers.Of(c.Side).Contains(person))
        {
            return PolicyRejections.NoSigner(c.Side);
        }

        return latest.Signatures.Any(one => one.People.Intersect(c.Hand.People.Append(person)).Any())
            ? PolicyRejections.SamePerson
            : new BudgetPolicyEvent.Signed(latest.Number, latest.TextHash, c.Side, person, Hands(c.Hand, person), c.By, c.At);
    }

    private static Decision<BudgetPolicyEvent> Asking(BudgetPolicyBook book, AskOverride c)
    {
        if (book.Override(c.Id) is not null)
        {
            return AlreadyAsked;
        }

        if (book.Over(c.Slo, c.ServiceName) is not { } version)
        {
            return book.Standing is null ? PolicyRejections.NotSigned : PolicyRejections.NotCovered;
        }

        if (c.Hand.Person is not { } person)
        {
            return PolicyRejections.Nobody;
        }

        OverrideRules rules = version.Policy.Overrides;
        if (!rules.Allow(person, c.Hand.Teams))
        {
            return PolicyRejections.MayNot;
        }

        int length = c.Reason.Trim().Length;
        FieldErrors errors = new FieldErrors()
            .Text("reason", c.Reason, GateDefaults.ReasonCharactersMax)
            .When(
                length is > 0 and < GateDefaults.ReasonCharactersMin,
                "reason",
                $"Say in at least {GateDefaults.ReasonCharactersMin} characters why it cannot wait: it is read in the summary of the quarter."
            )
            .When(
                c.Length < TimeSpan.FromMinutes(1) || c.Length > rules.Longest,
                "for",
                $"The policy lets an override hold from 1 minute to {GateWords.Span(rules.Longest)}."
            );
        if (errors.Any)
        {
            return errors.Refuse("slo_policy.invalid_override", "The gate was not overridden, because the input is not right.");
        }

        ImmutableArray<PersonId> hands = Hands(c.Hand, person);
        BudgetPolicyEvent.OverrideAsked asked = new(
            c.Id,
            c.Slo,
            c.Service,
            version.Number,
            c.Reason.Trim(),
            c.Length,
            person,
            hands,
            c.By,
            c.At
        );
        return rules.NeedsSecond
            ? asked
            : (BudgetPolicyEvent[])[asked, new BudgetPolicyEvent.OverrideGranted(c.Id, c.At + c.Length, person, hands, c.By, c.At)];
    }

    private static Decision<BudgetPolicyEvent> Granting(BudgetPolicyBook book, GrantOverride c)
    {
        if (book.Override(c.Id) is not { } asked)
        {
            return PolicyRejections.NoOverride;
        }

        if (asked.HoldsAt(c.At))
        {
            return AlreadyGranted;
        }

        if (!asked.IsAskedAt(c.At))
        {
            return PolicyRejections.NotAsked;
        }

        if (book.Standing is not { } version || version.Number != asked.Policy)
        {
            return PolicyRejections.OtherPolicy;
        }

        if (c.Hand.Person is not { } person)
        {
            return PolicyRejections.Nobody;
        }

        if (!version.Policy.Overrides.Allow(person, c.Hand.Teams))
        {
            return PolicyRejections.MayNot;
        }

        ImmutableArray<PersonId> hands = Hands(c.Hand, person);
        return asked.People.Intersect(hands).Any()
            ? PolicyRejections.OwnOverride
            : new BudgetPolicyEvent.OverrideGranted(c.Id, c.At + asked.Length, person, hands, c.By, c.At);
    }

    /// <summary>Whoever responds may end one: it only makes the gate stricter.</summary>
    private static Decision<BudgetPolicyEvent> Ending(BudgetPolicyBook book, EndOverride c) =>
        book.Override(c.Id) is not { } known ? PolicyRejections.NoOverride
        : known.HoldsAt(c.At) || known.IsAskedAt(c.At) ? new BudgetPolicyEvent.OverrideEnded(c.Id, c.By, c.At)
        : AlreadyOver;

    private static ImmutableArray<PersonId> Hands(PolicyHand hand, PersonId person) => [.. hand.People.Append(person).Distinct()];
}
