// How a review is drafted, and how its sections are written.
using Muster.Core.Kernel;
using static Muster.Core.Reviews.ReviewEvent;

namespace Muster.Core.Reviews;

internal static class SectionRules
{
    /// <summary>Once: what people wrote into a review is never drafted over.</summary>
    public static Decision<ReviewEvent> Draft(Review review, ReviewCommand.Draft command)
    {
        if (review.Exists)
        {
            return ReviewReasons.AlreadyDrafted;
        }

        FieldErrors errors = new FieldErrors()
            .Text("title", command.Title, ReviewLimits.TitleCharactersMax)
            .OptionalText("summary", command.Summary, ReviewLimits.SectionCharactersMax)
            .OptionalText("impact", command.Impact, ReviewLimits.SectionCharactersMax)
            .OptionalText("detection", command.Detection, ReviewLimits.SectionCharactersMax)
            .OptionalText("response", command.Response, ReviewLimits.SectionCharactersMax)
            .OptionalText("communications", command.Communications, ReviewLimits.SectionCharactersMax);
        return errors.Any
            ? ReviewRejections.Invalid(errors)
            : new Drafted(
                command.Incident,
                command.Title.Trim(),
                command.Severity,
                Tidy(command.Summary),
                Tidy(command.Impact),
                Tidy(command.Detection),
                Tidy(command.Response),
                command.DueAt?.ToUniversalTime(),
                command.By,
                command.At
            )
            {
                Communications = Tidy(command.Communications),
                Type = command.Type,
                Service = command.Service,
                BeganAt = command.BeganAt?.ToUniversalTime(),
            };
    }

    /// <summary>An empty text clears the section.</summary>
    public static Decision<ReviewEvent> Write(Review review, ReviewCommand.WriteSection command)
    {
        FieldErrors errors = new FieldErrors().OptionalText("text", command.Text, ReviewLimits.SectionCharactersMax);
        return errors.Any ? ReviewRejections.Invalid(errors)
            : review.Section(command.Section) == Tidy(command.Text) ? ReviewReasons.Unchanged
            : new SectionWritten(command.Section, Tidy(command.Text), command.By, command.At);
    }

    private static string Tidy(string? text) => (text ?? "").Trim();
}
