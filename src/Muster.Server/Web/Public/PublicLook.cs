// How a page for the public looks: whose it is, in which language, and where its files are.
using Muster.Core.Catalog;

namespace Muster.Server.Web.Public;

/// <param name="Root">What the paths of the site begin with: empty on a host of its own, <c>/status</c> under the console.</param>
/// <param name="Sheet">The name of the style sheet, which has its hash.</param>
/// <param name="Logo">The path of the logo; null for none.</param>
public sealed record PublicLook(StatusPageSettings Page, StatusWords Words, string Root, string Sheet, string? Logo)
{
    /// <summary>False for a copy in an object store, where nobody answers a form.</summary>
    public bool TakesForms { get; init; } = true;

    /// <summary>Whether strangers may subscribe: nobody is told of a page that only members read.</summary>
    public bool Subscribes => TakesForms && Page.Access == StatusPageAccess.Public;

    public bool Reports => TakesForms && Page.Reports is not { Enabled: false };

    /// <summary>The address of a path in this page's language.</summary>
    public string Url(string path) => $"{Root}/{Words.Code}/{path}";

    /// <summary>The address of a file that has no language.</summary>
    public string File(string name) => $"{Root}/{name}";

    /// <summary>The address of a form, in this page's language.</summary>
    public string Form(string name) => FormIn(name, Words.Code);

    public string FormIn(string name, string language) => $"{Root}/{name}?{PublicLooks.LanguageField}={language}";
}
