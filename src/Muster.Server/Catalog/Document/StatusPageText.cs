// Reads and writes the status page of the organisation file and the components that it names.
using System.Globalization;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Server.Web.Document;

namespace Muster.Server.Catalog.Document;

internal static class StatusPageText
{
    private const string Members = "members";
    private const string Public = "public";
    private const string DayForm = "yyyy-MM-dd";

    public static StatusPageSettings? Read(Block file)
    {
        if (!file.Has("statusPage"))
        {
            return null;
        }

        Block page = file.Inner("statusPage", "the status page");
        StatusPageSettings read = new(
            page.Text("name"),
            page.Parsed("access", ReadAccess, StatusPageAccess.Public),
            page.Has("languages") ? page.Texts("languages", text => text) : [StatusPageDefaults.Languages[0]],
            page.Flag("showSeverity", missing: false)
        )
        {
            Domain = page.OptionalText("domain"),
            Home = page.OptionalText("home"),
            Logo = page.OptionalText("logo"),
            Colour = page.OptionalText("colour"),
            DarkColour = page.OptionalText("darkColour"),
            Reports = ReportsText.Read(page),
        };
        page.Close();
        return read;
    }

    public static void Write(YamlWriter yaml, StatusPageSettings? page)
    {
        if (page is null)
        {
            return;
        }

        yaml.Mapping(
            "statusPage",
            () =>
            {
                yaml.Field("name", page.Name);
                yaml.Field("access", page.Access == StatusPageAccess.Members ? Members : Public);
                yaml.Texts("languages", page.Languages);
                yaml.Value("showSeverity", page.ShowSeverity ? "true" : "false");
                yaml.Field("domain", page.Domain);
                yaml.Field("home", page.Home);
                yaml.Field("logo", page.Logo);
                yaml.Field("colour", page.Colour);
                yaml.Field("darkColour", page.DarkColour);
                ReportsText.Write(yaml, page.Reports);
            }
        );
    }

    public static Component Read(string id, Block block) =>
        new(
            new ComponentId(id),
            block.OptionalText("name") ?? id,
            block.OptionalText("description") ?? "",
            block.OptionalText("group") ?? "",
            block.Number("position", 0),
            block.Texts("services", text => new ServiceId(text)),
            block.Flag("onlyShowIfDegraded", missing: false),
            block.Flag("showcase", missing: true)
        )
        {
            Since = block.Parsed<DateOnly?>("since", text => ReadDay(text), null),
            Reports = ReportsText.Read(block),
        };

    public static void Write(YamlWriter yaml, Component component)
    {
        yaml.Field("name", component.Name);
        yaml.Field("description", component.Description.Length > 0 ? component.Description : null);
        yaml.Field("group", component.Group.Length > 0 ? component.Group : null);
        yaml.Value("position", component.Position.ToString(CultureInfo.InvariantCulture));
        if (!component.Services.IsEmpty)
        {
            yaml.Texts("services", component.Services.Select(service => service.Value));
        }

        yaml.Value("onlyShowIfDegraded", component.OnlyShowIfDegraded ? "true" : "false");
        yaml.Value("showcase", component.Showcase ? "true" : "false");
        yaml.Field("since", component.Since?.ToString(DayForm, CultureInfo.InvariantCulture));
        ReportsText.Write(yaml, component.Reports);
    }

    private static StatusPageAccess ReadAccess(string text) =>
        text switch
        {
            Public => StatusPageAccess.Public,
            Members => StatusPageAccess.Members,
            _ => throw new FormatException($"'{text}' is neither {Public} nor {Members}."),
        };

    private static DateOnly ReadDay(string text) =>
        DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : throw new FormatException($"'{text}' is no day: write it as 2026-03-02.");
}
