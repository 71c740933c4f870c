// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/endpointdetails.h"

#include "provider/endpointrequest.h"
#include "settings/endpointstore.h"
#include "ui/settings/field.h"
#include "ui/settings/headerrows.h"
#include "ui/settings/wheelpass.h"
#include "ui/style/metrics.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;
using settings::Endpoint;
using settings::ProxyUse;
using std::chrono::milliseconds;

namespace settingsui {

namespace {

constexpr int mostAtOnce = 1000;
constexpr double longestSeconds = 3600;

QDoubleSpinBox *secondsBox(const QString &name, const QString &usual, QWidget *parent)
{
    auto *const box = new QDoubleSpinBox(parent);
    box->setAccessibleName(name);
    box->setRange(0, longestSeconds);
    box->setDecimals(1);
    box->setSuffix(EndpointDetails::tr(" s"));
    box->setSpecialValueText(usual);
    box->setKeyboardTracking(false);
    box->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return box;
}

double secondsOf(const std::optional<milliseconds> &time)
{
    return time ? std::chrono::duration<double>(*time).count() : 0;
}

std::optional<milliseconds> timeOf(double seconds)
{
    return seconds > 0 ? std::optional(milliseconds(qRound(seconds * 1000))) : std::nullopt;
}

QWidget *inOneRow(const QList<QWidget *> &widgets)
{
    auto *const whole = new QWidget;
    auto *const row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * styleui::step);
    for (QWidget *const widget : widgets)
        row->addWidget(widget, qobject_cast<QLineEdit *>(widget) ? 1 : 0);
    return whole;
}

} // namespace

EndpointDetails::EndpointDetails(settings::EndpointStore &store, const Endpoint &endpoint, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_endpoint(endpoint)
    , m_atOnce(new QSpinBox(this))
    , m_connect(secondsBox(tr("How long to wait for a connection"), tr("usual: 10 s"), this))
    , m_firstWord(secondsBox(tr("How long to wait for the first word"),
                             endpoint.isLoopback() ? tr("usual: 300 s") : tr("usual: 120 s"), this))
    , m_proxyUse(new QComboBox(this))
    , m_proxy(new QLineEdit(this))
    , m_caFile(new QLineEdit(this))
    , m_headers(new HeaderRows(this))
{
    auto *const form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(styleui::padding);
    form->setVerticalSpacing(2 * styleui::step);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    createNumbers(form);
    createWay(form);
    createTrust(form);
    createHeaders(form);
    for (QWidget *const field : QList<QWidget *>{m_atOnce, m_connect, m_firstWord, m_proxyUse})
        new WheelPass(field);
    fill();
}

void EndpointDetails::createNumbers(QFormLayout *form)
{
    m_atOnce->setObjectName(u"atOnce"_s);
    m_atOnce->setAccessibleName(tr("Requests at once"));
    m_atOnce->setRange(0, mostAtOnce);
    m_atOnce->setKeyboardTracking(false);
    m_atOnce->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_connect->setObjectName(u"connectTimeout"_s);
    m_firstWord->setObjectName(u"firstTokenTimeout"_s);
    m_numberField = new Field(m_atOnce, this);
    addField(form, tr("Requests at once"), m_numberField);
    addField(form, tr("To connect"), m_connect);
    addField(form, tr("First word"), m_firstWord);
    connect(m_atOnce, &QSpinBox::valueChanged, this, [this](int number) {
        Endpoint next = m_endpoint;
        next.atOnce = number > 0 ? std::optional(number) : std::nullopt;
        keep(next, m_numberField);
    });
    connect(m_connect, &QDoubleSpinBox::valueChanged, this, [this](double seconds) {
        Endpoint next = m_endpoint;
        next.connectTimeout = timeOf(seconds);
        keep(next, m_numberField);
    });
    connect(m_firstWord, &QDoubleSpinBox::valueChanged, this, [this](double seconds) {
        Endpoint next = m_endpoint;
        next.firstTokenTimeout = timeOf(seconds);
        keep(next, m_numberField);
    });
}

void EndpointDetails::createWay(QFormLayout *form)
{
    m_proxyUse->setObjectName(u"proxyUse"_s);
    m_proxyUse->setAccessibleName(tr("Proxy"));
    m_proxyUse->addItem(tr("As the system says"), int(ProxyUse::System));
    m_proxyUse->addItem(tr("None"), int(ProxyUse::None));
    m_proxyUse->addItem(tr("Its own"), int(ProxyUse::Own));
    m_proxy->setObjectName(u"proxy"_s);
    m_proxy->setAccessibleName(tr("Address of the proxy"));
    m_proxy->setPlaceholderText(u"http://host:3128"_s);
    m_proxyField = new Field(inOneRow({m_proxyUse, m_proxy}), this);
    addField(form, tr("Proxy"), m_proxyField);
    connect(m_proxyUse, &QComboBox::activated, this, [this] {
        m_proxy->setVisible(m_proxyUse->currentData().toInt() == int(ProxyUse::Own));
        if (m_proxy->isHidden() || !m_proxy->text().isEmpty())
            takeProxy();
        else
            m_proxy->setFocus(Qt::OtherFocusReason);
    });
    connect(m_proxy, &QLineEdit::textEdited, m_proxyField, &Field::clear);
    connect(m_proxy, &QLineEdit::editingFinished, this, &EndpointDetails::takeProxy);
}

void EndpointDetails::createTrust(QFormLayout *form)
{
    m_caFile->setObjectName(u"caFile"_s);
    m_caFile->setAccessibleName(tr("File of certificates to trust"));
    m_caFile->setPlaceholderText(tr("a file in PEM form, besides what the system trusts"));
    auto *const browse = new QPushButton(tr("Browse…"), this);
    browse->setObjectName(u"browseCaFile"_s);
    m_caField = new Field(inOneRow({m_caFile, browse}), this);
    addField(form, tr("Certificates"), m_caField);
    connect(m_caFile, &QLineEdit::textEdited, m_caField, &Field::clear);
    connect(m_caFile, &QLineEdit::editingFinished, this, &EndpointDetails::takeCaFile);
    connect(browse, &QPushButton::clicked, this, &EndpointDetails::browse);
}

void EndpointDetails::createHeaders(QFormLayout *form)
{
    m_headerField = new Field(m_headers, this);
    addField(form, tr("Headers"), m_headerField);
    connect(m_headers, &HeaderRows::edited, this, [this] {
        Endpoint next = m_endpoint;
        next.headers = m_headers->headers();
        keep(next, m_headerField);
    });
}

void EndpointDetails::fill()
{
    const QSignalBlocker quietNumber(m_atOnce);
    const QSignalBlocker quietConnect(m_connect);
    const QSignalBlocker quietWord(m_firstWord);
    const auto usual = settings::factsOf(m_endpoint.kind).atOnce;
    m_atOnce->setSpecialValueText(usual ? tr("usual: %1").arg(*usual) : tr("usual: many"));
    m_atOnce->setValue(m_endpoint.atOnce.value_or(0));
    m_connect->setValue(secondsOf(m_endpoint.connectTimeout));
    m_firstWord->setValue(secondsOf(m_endpoint.firstTokenTimeout));
    if (!m_proxy->isModified() && !m_proxyUse->hasFocus()) {
        m_proxyUse->setCurrentIndex(m_proxyUse->findData(int(m_endpoint.proxy.use)));
        m_proxy->setText(m_endpoint.proxy.url.toDisplayString());
        m_proxy->setVisible(m_endpoint.proxy.use == ProxyUse::Own);
    }
    if (!m_caFile->isModified())
        m_caFile->setText(m_endpoint.caFile);
    m_headers->setHeaders(m_endpoint.headers);
}

void EndpointDetails::setEndpoint(const Endpoint &endpoint)
{
    if (std::exchange(m_endpoint, endpoint) != endpoint)
        fill();
}

void EndpointDetails::focusFirst()
{
    m_atOnce->setFocus(Qt::TabFocusReason);
}

void EndpointDetails::keep(const Endpoint &next, Field *field)
{
    if (next == m_endpoint) {
        field->clear();
        return;
    }
    const Endpoint before = std::exchange(m_endpoint, next); // who hears of it sets nothing that is typed here
    if (const auto kept = m_store.put(next)) {
        field->clear();
    } else {
        m_endpoint = before;
        field->showProblem(kept.error());
    }
}

void EndpointDetails::takeProxy()
{
    const auto use = ProxyUse(m_proxyUse->currentData().toInt());
    Endpoint next = m_endpoint;
    next.proxy = {.use = use, .url = {}};
    if (use == ProxyUse::Own) {
        const auto url = settings::proxyFromInput(m_proxy->text());
        if (!url) {
            m_proxyField->showProblem(url.error());
            return;
        }
        next.proxy.url = *url;
    }
    keep(next, m_proxyField);
    if (use == ProxyUse::Own && m_endpoint.proxy == next.proxy && m_endpoint.isLoopback())
        m_proxyField->showHint(tr("Not used: the server is on this computer."));
}

void EndpointDetails::takeCaFile()
{
    Endpoint next = m_endpoint;
    next.caFile = m_caFile->text().trimmed();
    if (const auto trust = provider::trustOf(next); !trust)
        m_caField->showProblem(trust.error().message);
    else
        keep(next, m_caField);
}

void EndpointDetails::browse()
{
    auto *const dialog = new QFileDialog(this, tr("Certificates"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_caFile->setText(path);
        takeCaFile();
    });
    dialog->open();
}

} // namespace settingsui
