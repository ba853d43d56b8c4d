// How matchers are read from text, as Alertmanager, amtool and people write them.
using System.Collections.Immutable;
using System.Text;
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>
/// Reads <c>foo="bar"</c>, <c>foo=bar,baz!~"x|y"</c> and <c>{a="b", c=~"d"}</c>. Braces and a last comma may be left out. Names and values may be quoted; in
/// a value <c>\"</c>, <c>\\</c> and <c>\n</c> are escapes, and any other backslash stands for itself, so that <c>\d</c> can be written as it is. Source:
/// Alertmanager, <c>pkg/labels/parse.go</c>, and its UTF-8 parser for quoted names.
/// </summary>
public static class MatcherParser
{
    public static ParsedMatchers Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > EdgeLimits.Matchers * EdgeLimits.LabelValueBytes
            ? new([], "The text of the matchers is too long.")
            : new Reader(text).Matchers();
    }

    private sealed class Reader(string text)
    {
        /// <summary>The longer ones first, or =~ would be read as = and a value that begins with ~.</summary>
        private static readonly (string Sign, bool IsRegex, bool IsEqual)[] Signs =
        [
            ("=~", true, true),
            ("!~", true, false),
            ("!=", false, false),
            ("=", false, true),
        ];

        private int _at;
        private bool _braced;
        private string? _wrong;

        public ParsedMatchers Matchers()
        {
            SkipSpace();
            _braced = Take('{');
            SkipSpace();
            ImmutableArray<Matcher> matchers = List();
            if (_wrong is null && _braced && !Take('}'))
            {
                Fail("expected a closing brace");
            }

            SkipSpace();
            if (_wrong is null && _at < text.Length)
            {
                Fail("expected nothing more");
            }

            if (_wrong is null && matchers.Length > EdgeLimits.Matchers)
            {
                _wrong = $"There are {matchers.Length} matchers; at most {EdgeLimits.Matchers} are read.";
            }

            return new(_wrong is null ? matchers : [], _wrong);
        }

        private ImmutableArray<Matcher> List()
        {
            ImmutableArray<Matcher>.Builder matchers = ImmutableArray.CreateBuilder<Matcher>();
            while (_wrong is null && !AtEnd())
            {
                if (Matcher() is Matcher matcher)
                {
                    matchers.Add(matcher);
                }

                SkipSpace();
                if (_wrong is null && !Take(',') && !AtEnd())
                {
                    Fail("expected a comma");
                }

                SkipSpace();
            }

            return matchers.DrainToImmutable();
        }

        private Matcher? Matcher()
        {
            string? name = At('"') ? Quoted() : Name();
            SkipSpace();
            (bool IsRegex, bool IsEqual)? sign = name is null ? null : Sign();
            SkipSpace();
            string? value =
                sign is null ? null
                : At('"') ? Quoted()
                : Unquoted();
            if (value is null)
            {
                return null;
            }

            Matcher matcher = new(name!, value, sign!.Value.IsRegex, sign.Value.IsEqual);
            _wrong = MatcherRules.Check(matcher);
            return matcher;
        }

        private string? Name()
        {
            int start = _at;
            while (_at < text.Length && MatcherText.IsNamePart(text[_at]))
            {
                _at++;
            }

            return _at > start ? text[start.._at] : Fail("expected the name of a label");
        }

        private (bool IsRegex, bool IsEqual)? Sign()
        {
            foreach ((string sign, bool isRegex, bool isEqual) in Signs)
            {
                if (string.CompareOrdinal(text, _at, sign, 0, sign.Length) == 0)
                {
                    _at += sign.Length;
                    return (isRegex, isEqual);
                }
            }

            Fail("expected =, !=, =~ or !~");
            return null;
        }

        private string? Quoted()
        {
            _at++;
            StringBuilder value = new();
            while (_at < text.Length && !At('"'))
            {
                Letter(value);
            }

            return Take('"') ? value.ToString() : Fail("expected a closing quote");
        }

        private string? Unquoted()
        {
            StringBuilder value = new();
            while (_at < text.Length && !At(',') && !IsLastBrace())
            {
                if (At('"'))
                {
                    return Fail("expected no quote within a value that does not begin with one");
                }

                Letter(value);
            }

            return value.ToString().TrimEnd();
        }

        private void Letter(StringBuilder value)
        {
            char? escaped = At('\\') && _at + 1 < text.Length ? text[_at + 1] : null;
            if (escaped is '"' or '\\' or 'n')
            {
                value.Append(escaped == 'n' ? '\n' : escaped.Value);
                _at += 2;
                return;
            }

            value.Append(text[_at]);
            _at++;
        }

        /// <summary>A brace in an unquoted value, as in <c>x=~a{2}</c>, is part of it unless nothing follows.</summary>
        private bool IsLastBrace() => _braced && At('}') && string.IsNullOrWhiteSpace(text[(_at + 1)..]);

        private bool AtEnd() => _at >= text.Length || (_braced && At('}'));

        private bool At(char wanted) => _at < text.Length && text[_at] == wanted;

        private bool Take(char wanted)
        {
            bool isThere = At(wanted);
            _at += isThere ? 1 : 0;
            return isThere;
        }

        private void SkipSpace()
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }
        }

        private string? Fail(string expectation)
        {
            string rest = _at < text.Length ? "'" + EdgeText.Line(text[_at..], 40) + "'" : "the end";
            _wrong ??= $"At character {_at + 1} of the matchers, {rest}: {expectation}. Use a form such as severity=\"critical\".";
            return null;
        }
    }
}
