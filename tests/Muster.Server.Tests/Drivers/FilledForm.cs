// A form of a page, filled in and posted as a browser without JavaScript does it.
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Muster.Server.Tests.Drivers;

internal sealed class FilledForm
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    public FilledForm(IHtmlDocument page, string id)
        : this(page.GetElementById(id)) { }

    public FilledForm(IElement? form)
    {
        Form = Assert.IsType<IHtmlFormElement>(form, exactMatch: false);
        Assert.Equal("post", Form.GetAttribute("method"));
        foreach (IElement field in Form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            Keep(field, field.GetAttribute("name")!);
        }
    }

    public IHtmlFormElement Form { get; }

    public string Action => Form.GetAttribute("action")!;

    /// <summary>What the browser would send now.</summary>
    public (string Name, string Value)[] Fields => [.. _fields.Select(pair => (pair.Key, pair.Value))];

    /// <summary>What the page offers, which the browser would send if nobody changed it.</summary>
    public string? Offered(string name) => _fields.GetValueOrDefault(name);

    public FilledForm With(string name, string value)
    {
        _fields[name] = value;
        return this;
    }

    public FilledForm With(IEnumerable<(string Name, string Value)> typed) =>
        typed.Aggregate(this, (form, one) => form.With(one.Name, one.Value));

    public Task<HttpResponseMessage> PostAsync(Browser browser) => browser.PostAsync(Action, Fields);

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
