// What stands in the fields of a form of the status page: what was typed and refused, else what is offered.
using Microsoft.AspNetCore.Http;
using Muster.Core.Communications.Lint;
using Muster.Core.Kernel;
using Muster.Server.Web.Api;

namespace Muster.Server.StatusPage.Console;

/// <param name="Form">The form of the page that was refused; null where nothing was.</param>
public sealed record Typed(string? Form, Rejection? Why, IFormCollection? Fields)
{
    public static readonly Typed Nothing = new(null, null, null);

    public string? Value(string form, string field, string? offered = null) => Form == form ? Fields?[field] : offered;

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public string? Error(string form, string field) =>
        Form == form
            ? Why?.Errors.FirstOrDefault(error => string.Equals(FieldNames.InJson(error.Field), field, StringComparison.Ordinal))?.Message
            : null;

    /// <summary>The linter's rules for which a form was refused, and those that were answered for.</summary>
    public IEnumerable<string> Findings(string form) =>
        Form == form && Why is { Code: "bulletin.findings" } why
            ? LintRules.All.Where(rule =>
                Answers(rule) || why.Errors.Any(error => error.Message.Contains($"({rule})", StringComparison.Ordinal))
            )
            : [];

    public bool Answers(string rule) => Fields?["override"].Contains(rule) ?? false;
}
