// Which names are for the house alone.
using Muster.Core.Alerts;
using Muster.Core.Catalog;

namespace Muster.Core.Tests.Catalog;

public sealed class HouseNamesTests
{
    private static readonly Organisation House = Organisation.Empty with
    {
        StatusPage = new("StreamFlow", default, ["en"], ShowSeverity: false)
        {
            Domain = "status.example.org",
            Home = "https://www.example.org/",
        },
    };

    [Fact]
    public void The_machines_that_alerts_name_are_the_houses_with_and_without_port_scheme_and_domain() =>
        Assert.Equal(
            ["db-3.eu.example.internal:9100", "db-3.eu.example.internal", "db-3", "10.0.7.3:9187", "10.0.7.3", "encoder_7"],
            HouseNames.In(
                [
                    LabelSet.Of(("alertname", "disk-full-9"), ("instance", "db-3.eu.example.internal:9100"), ("job", "payments")),
                    LabelSet.Of(("host", "DB-3"), ("instance", "10.0.7.3:9187"), ("pod", "encoder_7"), ("region", "eu-west-1")),
                ],
                House
            )
        );

    [Fact]
    public void The_hosts_of_the_status_page_and_of_the_home_page_are_known_outside() =>
        Assert.Empty(
            HouseNames.In([LabelSet.Of(("instance", "https://www.example.org/login"), ("host", "STATUS.example.org:443"))], House)
        );
}
