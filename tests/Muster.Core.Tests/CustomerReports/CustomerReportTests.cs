// What of a customer's report is taken, what is refused, and what people may make of it.
using Muster.Core.CustomerReports;
using Muster.Core.Kernel;
using Muster.Core.Tests.Kernel;
using static Muster.Core.CustomerReports.CustomerReportCommand;

namespace Muster.Core.Tests.CustomerReports;

public sealed class CustomerReportTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ana = Actor.Person("ana");

    private static Receive Report { get; } =
        new(
            new(1),
            "checkout",
            [new("checkout")],
            ReportSymptom.Errors,
            "The cart is empty.",
            "shop in Brno",
            Now.AddMinutes(-10),
            "eva@example.com",
            Repeats: null,
            Actor.System("status-page"),
            Now
        );

    [Fact]
    public void A_report_keeps_what_was_seen_and_not_where_to_write()
    {
        Decided<CustomerReport, CustomerReportCommand, CustomerReportEvent> report = new();
        CustomerReportEvent.Received received = report.Then<CustomerReportEvent.Received>(Report);
        Assert.Equal(
            new(
                new(1),
                new("checkout"),
                ReportSymptom.Errors,
                "The cart is empty.",
                "shop in Brno",
                Now.AddMinutes(-10),
                null,
                Report.By,
                Now
            ),
            received
        );
        Assert.DoesNotContain("eva", System.Text.Json.JsonSerializer.Serialize(received), StringComparison.Ordinal);
        Assert.True(report.State.Counts);
        Assert.Equal("already_received", report.ThenNothing(Report));
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        Rejection why = new Decided<CustomerReport, CustomerReportCommand, CustomerReportEvent>().ThenRejected(
            Report with
            {
                Component = "payments",
                Symptom = null,
                Text = new string('x', ReportLimits.TextCharactersMax + 1),
                Where = new string('x', ReportLimits.WhereCharactersMax + 1),
                StartedAt = Now.AddDays(1),
                Contact = "eva@example.com\r\nBcc: all@example.com",
            }
        );
        Assert.Equal("customer_report.invalid", why.Code);
        Assert.Equal(["component", "symptom", "text", "where", "startedAt", "contact"], why.Errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("\u202e\u200b")]
    public void Words_that_show_nothing_are_none(string text) =>
        Assert.Equal(
            "text",
            Assert
                .Single(
                    new Decided<CustomerReport, CustomerReportCommand, CustomerReportEvent>()
                        .ThenRejected(Report with { Text = text })
                        .Errors
                )
                .Field
        );

    [Fact]
    public void Something_else_needs_no_component_and_the_rest_may_be_left_out()
    {
        CustomerReportEvent.Received received = new Decided<
            CustomerReport,
            CustomerReportCommand,
            CustomerReportEvent
        >().Then<CustomerReportEvent.Received>(Report with { Component = "", Where = " ", StartedAt = null, Contact = "" });
        Assert.Null(received.Component);
        Assert.Null(received.Where);
    }

    [Fact]
    public void One_that_repeats_or_is_nonsense_does_not_count_and_nonsense_can_be_taken_back()
    {
        Decided<CustomerReport, CustomerReportCommand, CustomerReportEvent> repeated = new();
        repeated.When(Report with { Repeats = new CustomerReportId(9) });
        Assert.False(repeated.State.Counts);

        Decided<CustomerReport, CustomerReportCommand, CustomerReportEvent> report = new();
        Assert.Equal("customer_report.not_found", report.ThenRejected(new SetAside("Spam.", Ana, Now)).Code);
        report.When(Report);
        Assert.Equal("reason", Assert.Single(report.ThenRejected(new SetAside(" ", Ana, Now)).Errors).Field);
        Assert.Equal("not_set_aside", report.ThenNothing(new TakeBack(Ana, Now)));
        report.When(new SetAside(" Spam. ", Ana, Now));
        Assert.Equal(new ReportSetAside("Spam.", Ana, Now), report.State.Aside);
        Assert.False(report.State.Counts);
        Assert.Equal("already_set_aside", report.ThenNothing(new SetAside("Again.", Ana, Now)));
        report.When(new TakeBack(Ana, Now));
        Assert.True(report.State.Counts);
    }

    [Fact]
    public void It_is_linked_to_one_incident_at_a_time()
    {
        Decided<CustomerReport, CustomerReportCommand, CustomerReportEvent> report = new();
        report.When(Report);
        report.When(new Link(new(7), Ana, Now));
        Assert.Equal("already_linked", report.ThenNothing(new Link(new(7), Ana, Now)));
        report.When(new Link(new(8), Ana, Now));
        Assert.Equal(new IncidentId(8), report.State.Incident);
    }
}
