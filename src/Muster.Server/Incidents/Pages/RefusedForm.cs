// A form that was not carried out: why, and what was typed into it.
using Microsoft.AspNetCore.Http;
using Muster.Core.Kernel;
using Muster.Server.Web.Api;

namespace Muster.Server.Incidents.Pages;

/// <param name="Form">The id of the form on the page.</param>
/// <param name="Why">Null when only a preview was asked for.</param>
public sealed record RefusedForm(string Form, Rejection? Why, IFormCollection Typed)
{
    /// <summary>The hidden field that says which form of the page was posted.</summary>
    public const string Field = "form";

    public string? Sentence => Why?.Sentence();

    public string? Value(string field) => Typed[field];

    public string? Error(string field) =>
        Why?.Errors.FirstOrDefault(error => string.Equals(FieldNames.InJson(error.Field), field, StringComparison.Ordinal))?.Message;
}
