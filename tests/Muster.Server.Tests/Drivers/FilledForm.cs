// A form of a page, filled in and posted as a browser without JavaScript does it.
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Incidents;

internal sealed class FilledForm
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly string _action;

    public FilledForm(IHtmlDocument page, string id)
    {
        IElement form = page.GetElementById(id) ?? throw new InvalidOperationException($"The page has no form '{id}'.");
        Assert.Equal("post", form.GetAttribute("method"));
        _action = form.GetAttribute("action")!;
        foreach (IElement field in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            Keep(field, field.GetAttribute("name")!);
        }
    }

    /// <summary>What the page offers, which the browser would send if nobody changed it.</summary>
    public string? Offered(string name) => _fields.GetValueOrDefault(name);

    public FilledForm With(string name, string value)
    {
        _fields[name] = value;
        return this;
    }

    public Task<HttpResponseMessage> PostAsync(Browser browser) =>
        browser.PostAsync(_action, [.. _fields.Select(field => (field.Key, field.Value))]);

    private void Keep(IElement field, string name)
    {
        switch (field)
        {
            case IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }:
                break;
            case IHtmlInputElement input:
                _fields[name] = input.Value;
                break;
            case IHtmlTextAreaElement text:
                _fields[name] = text.Value;
                break;
            case IHtmlSelectElement select:
                _fields[name] = select.Value ?? "";
                break;
        }
    }
}
