// Reading PagerDuty's events: PagerDuty's words for what is wrong, and what a trigger becomes.
using System.Collections.Immutable;
using System.Text;
using Muster.Core.Alerts;
using Muster.Server.Intake.PagerDuty;

namespace Muster.Server.Tests.Intake;

public sealed class EventParserTests
{
    [Fact]
    public void A_trigger_becomes_a_signal_with_what_routes_match_on()
    {
        PagerDutyEvent read = Good(
            """
            {"routing_key":"k","event_action":"trigger","dedup_key":"disk/1","client":"Nagios","client_url":"https://nagios","links":[{"href":"https://run","text":"Runbook"}],
             "payload":{"summary":"Disk full","source":"db-1","severity":"error","timestamp":"2026-11-23T02:55:00.000+0000","component":"postgres","group":"prod","class":"disk",
               "custom_details":{"service":"billing","free":"1%","nested":{"a":[1]}}},"images":[],"unknown":1}
            """
        );
        Signal signal = EventSignals.ToSignal("ci", read, read.DedupKey!);

        Assert.Equal(
            LabelSet.Of(
                ("alertname", "disk"),
                ("class", "disk"),
                ("client", "Nagios"),
                ("component", "postgres"),
                ("group", "prod"),
                ("service", "billing"),
                ("severity", "error"),
                ("source", "db-1")
            ),
            signal.Labels
        );
        Assert.Equal("Disk full", signal.Annotations["summary"]);
        Assert.Equal("service: billing\nfree: 1%\nnested: {\"a\":[1]}", signal.Annotations["description"]);
        Assert.Equal("Runbook https://run", signal.Annotations["links"]);
        Assert.Equal("https://nagios", signal.GeneratorUrl);
        Assert.Equal(Fingerprints.OfDedupKey("ci", "disk/1"), signal.Fingerprint);
    }

    [Fact]
    public void The_same_dedup_key_of_another_key_is_another_alert()
    {
        PagerDutyEvent read = Good("""{"routing_key":"k","event_action":"resolve","dedup_key":"a"}""");

        Assert.NotEqual(EventSignals.ToSignal("one", read, "a").Fingerprint, EventSignals.ToSignal("two", read, "a").Fingerprint);
        Assert.True(EventSignals.ToSignal("one", read, "a").Resolved);
    }

    [Theory]
    [InlineData("""{"event_action":"trigger"}""", "'routing_key' is missing or blank", "'payload' is missing or blank")]
    [InlineData("""{"routing_key":"k"}""", "'event_action' is missing or blank", "'payload' is missing or blank")]
    [InlineData("""{"routing_key":7,"event_action":"resolve","dedup_key":"x"}""", "'routing_key' must be a string")]
    [InlineData("""{"routing_key":"k","event_action":"resolve"}""", "'dedup_key' is missing or blank")]
    [InlineData(
        """{"routing_key":"k","event_action":"close","dedup_key":"x","payload":{"summary":" ","severity":"fatal"}}""",
        "'event_action' is invalid (must be one of the following: 'trigger', 'acknowledge' or 'resolve')",
        "'payload.summary' is missing or blank",
        "'payload.source' is missing or blank",
        "'payload.severity' is invalid (must be one of the following: 'critical', 'error', 'warning' or 'info')"
    )]
    [InlineData("[]", "The event must be a JSON object")]
    public void Every_mistake_is_told_in_pagerdutys_words(string body, params string[] expected) => Assert.Equal(expected, Bad(body));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    public void What_is_no_json_is_told_as_such(string body) =>
        Assert.StartsWith("The event is no valid JSON", Assert.Single(Bad(body)), StringComparison.Ordinal);

    [Fact]
    public void A_dedup_key_beyond_the_limit_is_refused_because_cutting_it_would_merge_two()
    {
        string key = new('x', 256);

        Assert.Equal(
            "'dedup_key' is too long (at most 255 characters)",
            Assert.Single(Bad($$"""{"routing_key":"k","event_action":"resolve","dedup_key":"{{key}}"}"""))
        );
    }

    [Theory]
    [InlineData("\"plain text\"", "details: plain text")]
    [InlineData("[1,2]", "details: [1,2]")]
    [InlineData("null", "")]
    [InlineData("{}", "")]
    public void Custom_details_of_any_kind_are_shown(string details, string expected)
    {
        PagerDutyEvent read = Good(
            $$$"""{"routing_key":"k","event_action":"trigger","payload":{"summary":"s","source":"x","severity":"INFO","custom_details":{{{details}}}}}"""
        );

        Assert.Equal(expected, EventSignals.ToSignal("ci", read, "x").Annotations["description"]);
    }

    [Theory]
    [InlineData("\"never\"")]
    [InlineData("12")]
    [InlineData("\"\\ud800\"")]
    public void A_time_that_cannot_be_read_costs_no_page(string timestamp)
    {
        PagerDutyEvent read = Good(
            $$$"""{"routing_key":"k","event_action":"trigger","payload":{"summary":"s","source":"x","severity":"info","timestamp":{{{timestamp}}}}}"""
        );

        Assert.Null(read.Payload!.Timestamp);
    }

    [Fact]
    public void Poisoned_texts_are_cleaned_and_cost_no_page()
    {
        byte[] body =
        [
            .. "{\"routing_key\":\"k\",\"event_action\":\"trigger\",\"payload\":{\"summary\":\"a\\u0000\\ud800\\r\\nb "u8,
            0xFF,
            .. "\",\"source\":\"x\",\"severity\":\"info\",\"custom_details\":{\""u8,
            0xFF,
            .. "\\ud800\":\"v\"}}}"u8,
        ];

        PagerDutyEvent read = EventParser.Parse(body, null, out _)!;

        Assert.Equal("a\uFFFD b \uFFFD", read.Payload!.Summary);
        Assert.Equal("\uFFFD\uFFFD", Assert.Single(read.Payload.Details).Key);
    }

    [Fact]
    public void The_key_may_stand_in_a_header() =>
        Assert.Equal(
            "header",
            EventParser.Parse("""{"event_action":"resolve","dedup_key":"x"}"""u8.ToArray(), "header", out _)!.RoutingKey
        );

    private static PagerDutyEvent Good(string body)
    {
        PagerDutyEvent? read = EventParser.Parse(Encoding.UTF8.GetBytes(body), null, out ImmutableArray<string> mistakes);
        Assert.Empty(mistakes);
        return read!;
    }

    private static ImmutableArray<string> Bad(string body)
    {
        Assert.Null(EventParser.Parse(Encoding.UTF8.GetBytes(body), null, out ImmutableArray<string> mistakes));
        return mistakes;
    }
}
