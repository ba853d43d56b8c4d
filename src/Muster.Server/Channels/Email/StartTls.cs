// Whether a plain SMTP connection is raised to TLS.
namespace Muster.Server.Channels.Email;

public enum StartTls
{
    WhereOffered,
    Required,
    Never,
}
