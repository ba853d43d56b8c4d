// The settings of the channels: mail, webhooks, telephone, ntfy and chats.
using Muster.Core.People;
using Muster.Server.Channels.Email;
using Muster.Server.Channels.Mattermost;
using Muster.Server.Channels.Slack;
using Muster.Server.Channels.Telephone;
using Muster.Server.Channels.Webhooks;

namespace Muster.Server.Hosting;

internal sealed partial class SettingParser
{
    private MailSettings? Mail(string data, Uri? publicUrl)
    {
        if (Text(MusterSetting.Smtp) is not { } text)
        {
            return null;
        }

        MailSettings? mail = MailSettings.Parse(text, Path.Combine(data, "mail"), publicUrl?.Host ?? "localhost", out string? wrong);
        if (wrong is not null)
        {
            Wrong(MusterSetting.Smtp, wrong);
        }

        return mail;
    }

    private string? WebhookSecret()
    {
        string? text = Text(MusterSetting.WebhookSecret);
        if (text is not null && !WebhookSignature.IsSecret(text))
        {
            Wrong(
                MusterSetting.WebhookSecret,
                "The secret must be whsec_ and the base64 of 24 to 64 bytes; 'echo whsec_$(openssl rand -base64 32)' makes one."
            );
        }

        return text;
    }

    /// <summary>All of it or nothing: half a telephone rings nobody.</summary>
    private TwilioSettings? Telephone(Uri? publicUrl)
    {
        MusterSetting[] needed = [MusterSetting.TwilioAccount, MusterSetting.TwilioToken, MusterSetting.TwilioFrom];
        Uri? api = WebAddress(MusterSetting.TwilioApi, "provider's address", "https://api.twilio.com");
        if (needed.Append(MusterSetting.TwilioTokenNext).All(setting => Text(setting) is null))
        {
            return null;
        }

        foreach (MusterSetting missing in needed.Where(setting => Text(setting) is null))
        {
            Wrong(missing, "Text messages and calls need it as well: " + missing.Meaning);
        }

        if (publicUrl is null && Text(MusterSetting.PublicUrl) is null)
        {
            Wrong(
                MusterSetting.PublicUrl,
                "The telephone provider posts replies to it: write the address at which it reaches this Muster."
            );
        }

        if (Text(MusterSetting.TwilioAccount) is { } account && !account.All(char.IsAsciiLetterOrDigit))
        {
            Wrong(MusterSetting.TwilioAccount, $"'{account}' is no account: it is AC and 32 letters and digits.");
        }

        if (Text(MusterSetting.TwilioFrom) is { } from && !TelephoneNumber.IsValid(from))
        {
            Wrong(MusterSetting.TwilioFrom, $"'{from}' is no telephone number with its country: write it as +15005550006, without spaces.");
        }

        return needed.All(setting => Text(setting) is not null)
            ? new(
                api ?? TwilioSettings.ApiDefault,
                Text(MusterSetting.TwilioAccount)!,
                Text(MusterSetting.TwilioToken)!,
                Text(MusterSetting.TwilioTokenNext),
                Text(MusterSetting.TwilioFrom)!
            )
            : null;
    }

    private string? NtfyToken()
    {
        string? text = Text(MusterSetting.NtfyToken);
        if (text is not null && Text(MusterSetting.NtfyServer) is null)
        {
            Wrong(
                MusterSetting.NtfyToken,
                $"The token belongs to a server: set {MusterSetting.NtfyServer.Name} too. It is not shown here."
            );
        }
        else if (text is not null && text.Any(letter => letter is <= ' ' or > '~'))
        {
            Wrong(MusterSetting.NtfyToken, "This is no token: 'ntfy token add USER' makes one that begins with tk_. It is not shown here.");
        }

        return text;
    }

    private SlackSettings Slack()
    {
        Uri api = SlackSettings.ApiDefault;
        if (
            Text(MusterSetting.SlackApi) is { } text
            && !(
                Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out api!)
                && (api.Scheme == Uri.UriSchemeHttps || api.Scheme == Uri.UriSchemeHttp)
                && api.UserInfo.Length + api.Query.Length + api.Fragment.Length == 0
            )
        )
        {
            Wrong(MusterSetting.SlackApi, $"'{text}' is no address of an API: write https://slack.com/api/.");
        }

        return new(api, Secret(MusterSetting.SlackToken), Secret(MusterSetting.SlackSigningSecret));
    }

    private MattermostSettings Mattermost() =>
        new(
            WebAddress(MusterSetting.MattermostUrl, "server", "https://chat.example.org"),
            Secret(MusterSetting.MattermostToken),
            Secret(MusterSetting.MattermostCommandToken)
        );

    /// <summary>What goes into a header or signs: letters without spaces.</summary>
    private string? Secret(MusterSetting setting)
    {
        string? text = Text(setting);
        if (text is not null && text.Any(letter => letter is <= ' ' or > '~'))
        {
            Wrong(setting, "This has spaces or letters that no such secret has: copy it again. It is not shown here.");
        }

        return text;
    }
}
