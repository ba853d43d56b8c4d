// Reads an OpenSLO DataSource.
using Muster.Core.Slos;
using Muster.Server.Web.Document;

namespace Muster.Server.Slos.Document;

internal static class DataSourceText
{
    /// <summary>Of the connection only its address is used: a secret has no place in a file that is shared.</summary>
    public static SloDataSource Read(OpenSloObject one)
    {
        string type = one.Spec.Text("type").ToLowerInvariant();
        if (type is not ("" or "prometheus" or "muster"))
        {
            one.Spec.Mistake("type", $"Muster asks Prometheus, or is told by a push; it cannot ask '{type}'. Write Prometheus or Muster.");
        }

        string? url = null;
        if (one.Spec.Has("connectionDetails"))
        {
            Block details = one.Spec.Inner("connectionDetails", "the connection");
            url = details.OptionalText("url");
            if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"))
            {
                details.Mistake("url", $"'{url}' is no address: write it whole, such as https://prometheus.example.org.");
            }

            details.Close();
        }

        return new(one.Name, type, url);
    }
}
