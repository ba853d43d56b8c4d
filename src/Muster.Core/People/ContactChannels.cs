// The channels by which a person can be reached.
using System.Collections.Immutable;

namespace Muster.Core.People;

public static class ContactChannels
{
    public const string Email = "email";

    public const string Webhook = "webhook";

    public const string Ntfy = "ntfy";

    public const string Sms = "sms";

    public const string Voice = "voice";

    public const string Push = "push";

    /// <summary>The one address of <see cref="Push"/>: every device on which its person switched it on.</summary>
    public const string Devices = "devices";

    public const string Slack = "slack";

    public const string Mattermost = "mattermost";

    public const string Teams = "teams";

    public const string Discord = "discord";

    /// <summary>A sender of the organisation's own, by its id: <see cref="HttpSender"/>.</summary>
    public const string Http = "http";

    /// <summary>Chat programs that are posted to by the secret address of an incoming webhook.</summary>
    public static readonly ImmutableArray<string> ChatWebhooks = [Mattermost, Teams, Discord];

    public static readonly ImmutableArray<string> All = [Email, Webhook, Ntfy, Sms, Voice, Push, Slack, .. ChatWebhooks, Http];
}
