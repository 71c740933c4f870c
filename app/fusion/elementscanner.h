// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace fusion {

/// One whole entry of a list in the object that is being written.
struct ScannedElement
{
    QString key;  ///< of the list in the outermost object
    QString json; ///< the entry as it was written; empty where it is too long to be one

    bool operator==(const ScannedElement &) const = default;
};

/// Finds JSON while it is still being written: the first object in some text that has one of the keys, and in it each
/// entry of those keys' lists as soon as it is whole. Looks at each character once and keeps nothing but the entry that
/// is being written. Checks no grammar.
class ElementScanner
{
public:
    explicit ElementScanner(QStringList keys) : m_keys(std::move(keys)) {}

    [[nodiscard]] QList<ScannedElement> read(QStringView more);

    /// Whether the object with the keys was found, and whether its end came too.
    [[nodiscard]] bool hasBegun() const { return m_hasBegun; }
    [[nodiscard]] bool isWhole() const { return m_isWhole; }
    /// Where the object stands in all that was read; `end` is past its last brace once it is whole.
    [[nodiscard]] qsizetype start() const { return m_start; }
    [[nodiscard]] qsizetype end() const { return m_end; }

private:
    void read(QChar sign);
    void readOutside(QChar sign);
    void readInString(QChar sign);
    void readStructure(QChar sign);
    void close(QChar sign);
    void endObject();
    void endElement();
    void keep(QChar sign);
    [[nodiscard]] bool isInKnownList() const { return m_depth >= 2 && m_isKnownList; }

    QStringList m_keys;
    QList<ScannedElement> m_elements; ///< whole, not yet told
    qsizetype m_position = 0;
    qsizetype m_start = -1;
    qsizetype m_end = -1;
    qsizetype m_depth = 0;
    bool m_isInString = false;
    bool m_isEscaped = false;
    bool m_hasBegun = false;
    bool m_isKnownList = false;
    bool m_isWhole = false;
    QString m_text; ///< the newest string of the object itself
    QString m_key;  ///< the key whose value is read
    QString m_element;
};

} // namespace fusion
