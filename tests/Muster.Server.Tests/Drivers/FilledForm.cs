// A form of a page, filled in and posted as a browser without JavaScript does it.
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Muster.Server.Tests.Drivers;

internal sealed class FilledForm
{
    /// <summary>In the order of the page; a name may stand there several times.</summary>
    private readonly List<(string Name, string Value)> _fields = [];

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
    public (string Name, string Value)[] Fields => [.. _fields];

    /// <summary>What the page offers, which the browser would send if nobody changed it.</summary>
    public string? Offered(string name) => _fields.LastOrDefault(field => field.Name == name).Value;

    public FilledForm With(string name, string value)
    {
        _fields.RemoveAll(field => field.Name == name);
        _fields.Add((name, value));
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
                _fields.Add((name, input.Value));
                break;
            case IHtmlTextAreaElement text:
                _fields.Add((name, text.Value));
                break;
            case IHtmlSelectElement select:
                _fields.Add((name, select.Value ?? ""));
                break;
        }
    }
}
