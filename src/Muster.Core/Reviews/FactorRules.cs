// Contributing factors: what stands beside the tree of whys.
using Muster.Core.Kernel;
using static Muster.Core.Reviews.ReviewEvent;

namespace Muster.Core.Reviews;

internal static class FactorRules
{
    /// <summary>A person is no contributing factor either: what made the slip likely is one.</summary>
    public static Decision<ReviewEvent> Add(Review review, ReviewCommand.AddFactor command)
    {
        if (review.Factor(command.Factor) is not null)
        {
            return ReviewReasons.AlreadyWritten;
        }

        if (review.Factors.Length >= ReviewLimits.FactorsMax)
        {
            return ReviewRejections.TooMany("contributing factors", ReviewLimits.FactorsMax);
        }

        FieldErrors errors = new FieldErrors()
            .Text("factor", command.Factor, ReviewLimits.IdCharactersMax)
            .Text("text", command.Text, ReviewLimits.WhyCharactersMax)
            .OptionalText("evidence", command.Evidence, ReviewLimits.EvidenceCharactersMax);
        return errors.Any ? ReviewRejections.Invalid(errors)
            : BlamelessRules.BlameIn(command.Text) is { } phrase ? ReviewRejections.HumanFactor(phrase)
            : new FactorAdded(command.Factor, command.Text.Trim(), command.Class, Tidy(command.Evidence), command.By, command.At);
    }

    public static Decision<ReviewEvent> Remove(Review review, ReviewCommand.RemoveFactor command)
    {
        FieldErrors errors = new FieldErrors().Text("reason", command.Reason, ReviewLimits.ReasonCharactersMax);
        return review.Factor(command.Factor) switch
        {
            null => ReviewRejections.NoSuchFactor,
            { Removal: not null } => ReviewReasons.AlreadyRemoved,
            _ when errors.Any => ReviewRejections.Invalid(errors),
            _ => new FactorRemoved(command.Factor, command.Reason.Trim(), command.By, command.At),
        };
    }

    public static Decision<ReviewEvent> Restore(Review review, ReviewCommand.RestoreFactor command) =>
        review.Factor(command.Factor) switch
        {
            null => ReviewRejections.NoSuchFactor,
            { Removal: null } => ReviewReasons.NotRemoved,
            _ => new FactorRestored(command.Factor, command.By, command.At),
        };

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
