// What the full-text search promises: every word, word forms, any word, and that no question is an operator.
using System.Collections.Immutable;
using System.Diagnostics;
using Muster.Engine.Ports;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Contracts;

public abstract class FullTextContract(Backend backend) : StoreContract(backend)
{
    private IFullText Texts => (IFullText)Store.Views;

    /// <summary>The reference in memory knows no word forms and no worth of words.</summary>
    private bool IsIndexed => Store.Views is not Engine.Ports.InMemory.InMemoryStore;

    [Fact]
    public async Task All_of_the_words_must_occur_and_any_is_enough_where_it_is_asked_so()
    {
        await PutAsync(Text(1, "The pool of card payments ran empty"), Text(2, "The pool was painted"), Text(3, "Search is slow"));
        Assert.Equal(["INC-1"], await IdsAsync("pool payments"));
        Assert.Equal(["INC-1", "INC-2"], (await IdsAsync("payments pool", any: true)).Order());
        Assert.Equal("INC-1", (await IdsAsync("payments pool", any: true))[0]);
        Assert.Empty(await IdsAsync("pool slow"));
        Assert.Empty(await IdsAsync("the"));
        Assert.Empty(await IdsAsync(""));
    }

    [Fact]
    public async Task A_text_that_changes_is_found_by_what_it_says_now_and_one_that_is_removed_is_not_found()
    {
        await PutAsync(Text(1, "index"), Text(1, "lock", FullTextKinds.Review));
        await PutAsync(Text(1, "index"));
        await PutAsync(Text(1, "cache"));
        Assert.Empty(await IdsAsync("index"));
        Assert.Equal(["INC-1"], await IdsAsync("cache"));
        Assert.Equal([(FullTextKinds.Review, "INC-1")], await SearchAsync("lock"));

        long revision = await Store.Views.RevisionAsync(None);
        await PutAsync(Text(2, "lock"));
        await Store.Views.RemoveNotWrittenSinceAsync(revision, [FullTextKinds.Incident, FullTextKinds.Review], None);
        Assert.Equal([(FullTextKinds.Incident, "INC-2")], await SearchAsync("lock cache", any: true));
    }

    [Fact]
    public async Task Rows_of_other_kinds_are_not_found()
    {
        await PutAsync(Text(1, "pool", "incident"), Text(2, "pool"));
        Assert.Equal(["INC-2"], await IdsAsync("pool"));
    }

    [Fact]
    public async Task Word_forms_and_accents_are_one_word()
    {
        Assert.SkipUnless(IsIndexed, "The reference in memory looks for whole words.");
        await PutAsync(Text(1, "Connections were exhausted by retries"));
        Assert.Equal(["INC-1"], await IdsAsync("connection exhausts retry"));
    }

    [Fact]
    public async Task No_question_is_an_operator_or_an_error()
    {
        await PutAsync(Text(1, "pg_stat_statements says it's \"slow\" -- NOT (fast) OR NEAR/2 words:* 100%"), Text(2, "something else"));
        foreach (
            string hostile in new[]
            {
                "\"",
                "\"slow",
                "slow\"; DROP TABLE found; --",
                "slow') OR 1=1 --",
                "slow AND",
                "NOT slow",
                "NEAR(slow fast, 2)",
                "words:slow",
                "slow*",
                "^slow",
                "slow & !fast | (",
                "slow:*A",
                "{words} : slow",
                "+slow -fast",
                "slow\0fast",
                "%slow_",
                "'\\''",
                "pg_stat_statements",
                "🚨 slow",
                "زيت",
                "\ud800 slow",
                new string('"', 10_240),
                string.Join(' ', Enumerable.Repeat("slow", 2_048)),
                string.Concat(Enumerable.Repeat("slow\" OR ", 1_100)),
                new string('x', 10_240),
            }
        )
        {
            IReadOnlyList<(string Kind, string Id)> all = await SearchAsync(hostile);
            IReadOnlyList<(string Kind, string Id)> any = await SearchAsync(hostile, any: true);
            Assert.DoesNotContain(all.Concat(any), one => one.Id == "INC-2");
        }

        Assert.Equal(["INC-1"], await IdsAsync("pg_stat_statements"));
        Assert.Equal(["INC-1"], await IdsAsync("slow\" fast"));
    }

    [Fact]
    public async Task A_search_in_a_long_history_looks_at_no_more_than_its_part()
    {
        Assert.SkipUnless(IsIndexed, "The reference in memory walks.");
        for (int hundred = 0; hundred < 50; hundred++)
        {
            await PutAsync([
                .. Enumerable
                    .Range(1 + (hundred * 100), 100)
                    .Select(number => Text(number, $"The pool of tenant {number} ran empty again")),
            ]);
        }

        await SearchAsync("pool empty tenant", any: true);
        long start = Stopwatch.GetTimestamp();
        Assert.Equal(20, (await SearchAsync("pool empty tenant", any: true)).Count);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"figure: a word that 5,000 texts have is searched in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms"
        );
        Assert.Equal(["INC-4711"], await IdsAsync("tenant 4711"));
    }

    private Task<long> PutAsync(params ImmutableArray<View> rows) => CommittedAsync(new Commit { Views = rows });

    private static View Text(int number, string text, string kind = FullTextKinds.Incident) =>
        new(kind, $"INC-{number}", "open", Some.Now.AddMinutes(number), FullTextWords.Kept(text), "{}");

    private Task<IReadOnlyList<(string Kind, string Id)>> SearchAsync(string question, bool any = false) =>
        Texts.SearchAsync(new(FullTextWords.Asked(question), any, 20), None);

    private async Task<string[]> IdsAsync(string question, bool any = false) =>
        [.. (await SearchAsync(question, any)).Select(one => one.Id)];
}
