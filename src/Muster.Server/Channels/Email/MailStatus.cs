// How e-mail leaves, in words for the settings and the banner over the console.
namespace Muster.Server.Channels.Email;

/// <param name="settings">Null when no mail server is configured.</param>
public sealed class MailStatus(MailSettings? settings)
{
    /// <summary>Whether people who expect an e-mail get none.</summary>
    public bool IsWarning => settings is not MailSettings.Smtp;

    public string Words =>
        settings switch
        {
            null => "No mail server is configured, so nobody gets an e-mail: set MUSTER_SMTP and restart Muster.",
            MailSettings.Drop drop => $"E-mails are not sent: they are written as files to {drop.Directory}.",
            MailSettings.Smtp smtp => $"It leaves through {smtp.Host}:{smtp.Port}, from {smtp.From.Address}.",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
