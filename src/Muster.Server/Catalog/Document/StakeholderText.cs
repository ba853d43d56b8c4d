// Reads and writes a stakeholder of the organisation file.
using Muster.Core.Catalog;
using Muster.Core.Communications;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Server.Web.Document;

namespace Muster.Server.Catalog.Document;

internal static class StakeholderText
{
    public static Stakeholder Read(string id, Block block) =>
        new(
            id,
            block.OptionalText("name") ?? id,
            ReadWay(block),
            block.Parsed("audience", ReadAudience, Audience.Executive),
            block.Texts("severities", FieldText.Severity),
            block.Texts("services", text => new ServiceId(text))
        );

    public static void Write(YamlWriter yaml, Stakeholder stakeholder)
    {
        yaml.Field("name", stakeholder.Name);
        yaml.Field(stakeholder.Way.Channel, stakeholder.Way.Address);
        yaml.Field("audience", stakeholder.Audience == Audience.Internal ? "internal" : "executive");
        if (!stakeholder.Severities.IsEmpty)
        {
            yaml.Texts("severities", stakeholder.Severities.Select(FieldText.Of));
        }

        if (!stakeholder.Services.IsEmpty)
        {
            yaml.Texts("services", stakeholder.Services.Select(service => service.Value));
        }
    }

    private static ContactMethod ReadWay(Block block)
    {
        string? email = block.OptionalText("email");
        string? webhook = block.OptionalText("webhook");
        if (email is null == webhook is null)
        {
            block.Mistake(webhook is null ? "email" : "webhook", "A stakeholder has either email or webhook.");
        }

        return webhook is null ? new(ContactChannels.Email, email ?? "") : new(ContactChannels.Webhook, webhook);
    }

    private static Audience ReadAudience(string text) =>
        text switch
        {
            "internal" => Audience.Internal,
            "executive" => Audience.Executive,
            _ => throw new FormatException($"'{text}' is no audience of a stakeholder: write internal or executive."),
        };
}
