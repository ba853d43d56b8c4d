// A form of a review that was refused: why, and what was typed into it.
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Server.Web.Api;

namespace Muster.Server.Reviews.Pages;

/// <param name="Form">The id of the form on the page.</param>
/// <param name="Typed">The texts by the names of their fields.</param>
public sealed record RefusedForm(string Form, Rejection Why, IReadOnlyDictionary<string, string> Typed)
{
    public string Sentence => Why.Sentence();

    /// <summary>Whether somebody else wrote in the same place in between.</summary>
    public bool IsChangedMeanwhile => Why.Code == Refusals.ChangedMeanwhileCode;

    /// <summary>What to ask where the text made a person the cause; null where it did not.</summary>
    public string? NextQuestion => Why.Code == "review.human_root_cause" ? BlamelessRules.NextQuestion : null;

    public string? Value(string field) => Typed.GetValueOrDefault(field);

    public string? Error(string field) =>
        Why.Errors.FirstOrDefault(error => string.Equals(FieldNames.InJson(error.Field), field, StringComparison.Ordinal))?.Message;
}
